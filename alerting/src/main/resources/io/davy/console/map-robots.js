import * as L from 'leaflet';
import {number} from './format.js';
import {t} from './i18n.js';
import {at, label} from './map-drawing.js';
import {box, sideOf, sign} from './map-places.js';
import {robotIcon} from './map-symbols.js';
import {store} from './store.js';

const ENDED = new Set(['DONE', 'FAILED', 'CANCELLED']);

const OFFSETS = {bottom: [0, 12], top: [0, -12], right: [13, 0], left: [-13, 0]};
const LETTER = 7;
const LINE = 17;

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

  // What is taken on the map is not written over.
  update(floor, taken) {
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
    this.#arrange([...taken]);
    store.missions.forEach((m) => !ENDED.has(m.state) && this.#way(m, floor));
  }

  #place(robot) {
    const condition = robot.connection !== 'ONLINE' ? 'lost'
      : (robot.emergency_stop ?? 'NONE') !== 'NONE' ? 'stopped' : robot.driving ? 'driving' : 'idle';
    const look = `${condition} ${Math.round((robot.theta ?? 9) * 20)}`;
    let mark = this.#marks.get(robot.robot);
    if (!mark) {
      const marker = L.marker(at(robot), {icon: robotIcon(null, condition), keyboard: false, alt: robot.robot, zIndexOffset: 800});
      marker.bindTooltip(label(robot.robot), {permanent: true, direction: 'bottom', offset: OFFSETS.bottom, className: 'map-label robot-label'});
      mark = {marker: marker.addTo(this.#map), look: ''};
      this.#marks.set(robot.robot, mark);
    }
    mark.marker.setLatLng(at(robot));
    if (mark.look !== look) {
      mark.look = look;
      mark.marker.setIcon(robotIcon(robot.theta ?? null, condition));
    }
    const caption = this.#caption(robot, condition);
    mark.letters = caption.textContent.length;
    mark.marker.setTooltipContent(caption);
  }

  #arrange(taken) {
    const {x, y} = this.#map.getSize();
    const marks = [...this.#marks.values()].map((mark) => {
      const point = this.#map.latLngToContainerPoint(mark.marker.getLatLng());
      return {tooltip: mark.marker.getTooltip(), point, width: 10 + LETTER * mark.letters, height: LINE};
    });
    taken.push(...marks.map((m) => sign(m.point)));
    marks.forEach((m) => {
      const side = sideOf(m, m.tooltip.options.direction, taken, [0, 0, x, y]);
      taken.push(box(side, m));
      if (side !== m.tooltip.options.direction) {
        m.tooltip.options.direction = side;
        m.tooltip.options.offset = L.point(OFFSETS[side]);
        m.tooltip.update();
      }
    });
  }

  #caption(robot, condition) {
    const far = this.#map.getContainer().classList.contains('far');
    const words = [far || robot.battery === undefined ? '' : `${number(Math.round(robot.battery))} %`,
      condition === 'lost' ? t(`conn.${robot.connection ?? 'none'}`) : '', condition === 'stopped' ? t('estop') : ''];
    return label(robot.robot, words.filter(Boolean).join(' · '));
  }

  // From where the robot is, over the rest of its route, to the target: solid as far as it may drive already, dashed beyond. A dot where it looks.
  #way(mission, floor) {
    const robot = store.robots.get(mission.robot);
    if (!robot || !store.plant) {
      return;
    }
    const nodes = new Map(store.plant.ways.nodes.map((n) => [n.id, n]));
    const here = (ids) => ids.map((id) => nodes.get(id)).filter((n) => n?.floor === floor);
    here([...new Set([...(mission.findings ?? []).map((f) => f.node), mission.route.at(-1)])]).forEach((n) =>
      L.circleMarker(at(n), {className: 'robot-pose', radius: 5, interactive: false}).addTo(this.#ways));
    if (mission.state === 'ON_SCENE' && !(mission.released_nodes < mission.route.length)) {
      return;
    }
    const ahead = mission.route.indexOf(mission.progress) + 1;
    const base = Math.max(ahead, mission.released_nodes ?? mission.route.length);
    const released = here(mission.route.slice(ahead, base));
    const later = here(mission.route.slice(base));
    if (robot.map === floor && Number.isFinite(robot.x)) {
      released.unshift(robot);
    }
    if (mission.target?.floor === floor) {
      (later.length ? later : released).push(mission.target);
    }
    this.#line(released, mission.paused ? 'robot-way halted' : 'robot-way');
    this.#line(later.length ? [...released.slice(-1), ...later] : [], 'robot-way later');
  }

  #line(points, className) {
    if (points.length > 1) {
      L.polyline(points.map(at), {className, interactive: false}).addTo(this.#ways);
    }
  }
}
