import * as L from 'leaflet';
import {number} from './format.js';
import {t} from './i18n.js';
import {at, label} from './map-drawing.js';
import {robotIcon} from './map-symbols.js';
import {store} from './store.js';

const ENDED = new Set(['DONE', 'FAILED', 'CANCELLED']);

// The robots of one floor and their ways to what they were sent to.
export class RobotLayer {
  #map;
  #marks = new Map();
  #ways = L.layerGroup();

  constructor(map) {
    this.#map = map;
    this.#ways.addTo(map);
  }

  clear() {
    this.#marks.forEach((m) => m.marker.remove());
    this.#marks.clear();
    this.#ways.clearLayers();
  }

  update(floor) {
    this.#ways.clearLayers();
    const here = [...store.robots.values()].filter((r) => r.map === floor && Number.isFinite(r.x) && Number.isFinite(r.y));
    const names = new Set(here.map((r) => r.robot));
    this.#marks.forEach((mark, robot) => {
      if (!names.has(robot)) {
        mark.marker.remove();
        this.#marks.delete(robot);
      }
    });
    here.forEach((r) => this.#place(r));
    store.missions.forEach((m) => !ENDED.has(m.state) && this.#way(m, floor));
  }

  #place(robot) {
    const condition = robot.connection !== 'ONLINE' ? 'lost'
      : (robot.emergency_stop ?? 'NONE') !== 'NONE' ? 'stopped' : robot.driving ? 'driving' : 'idle';
    const look = `${condition} ${Math.round((robot.theta ?? 9) * 20)}`;
    let mark = this.#marks.get(robot.robot);
    if (!mark) {
      const marker = L.marker(at(robot), {icon: robotIcon(null, condition), keyboard: false, alt: robot.robot, zIndexOffset: 800});
      marker.bindTooltip(label(robot.robot), {permanent: true, direction: 'bottom', offset: [0, 12], className: 'map-label robot-label'});
      mark = {marker: marker.addTo(this.#map), look: ''};
      this.#marks.set(robot.robot, mark);
    }
    mark.marker.setLatLng(at(robot));
    if (mark.look !== look) {
      mark.look = look;
      mark.marker.setIcon(robotIcon(robot.theta ?? null, condition));
    }
    mark.marker.setTooltipContent(this.#caption(robot, condition));
  }

  #caption(robot, condition) {
    const far = this.#map.getContainer().classList.contains('far');
    const words = [far || robot.battery === undefined ? '' : `${number(Math.round(robot.battery))} %`,
      condition === 'lost' ? t(`conn.${robot.connection ?? 'none'}`) : '', condition === 'stopped' ? t('estop') : ''];
    return label(robot.robot, words.filter(Boolean).join(' · '));
  }

  // From where the robot is, over the rest of its route, to the target.
  #way(mission, floor) {
    const robot = store.robots.get(mission.robot);
    if (!robot || !store.plant || mission.state === 'ON_SCENE') {
      return;
    }
    const nodes = new Map(store.plant.ways.nodes.map((n) => [n.id, n]));
    const passed = mission.route.indexOf(mission.progress);
    const points = mission.route.slice(passed + 1).map((id) => nodes.get(id)).filter((n) => n?.floor === floor);
    if (mission.target?.floor === floor) {
      points.push(mission.target);
    }
    if (robot.map === floor && Number.isFinite(robot.x)) {
      points.unshift(robot);
    }
    if (points.length > 1) {
      L.polyline(points.map(at), {className: 'robot-way', interactive: false}).addTo(this.#ways);
    }
  }
}
