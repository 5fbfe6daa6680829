import * as L from 'leaflet';
import {hazardName} from './i18n.js';
import {at, label} from './map-drawing.js';
import {incidentIcon} from './map-symbols.js';
import {route} from './route.js';
import {store} from './store.js';

const LEAST_REACH_M = 3;

// How far the sensors that spoke lie from the place: nearer than that, it is anybody's guess.
function reach(incident) {
  const places = new Map(store.plant.sensors.map((s) => [s.tag, s.place]));
  const far = incident.alarms.map((m) => places.get(m.sensor)).filter((p) => p && p.floor === incident.place.floor)
    .map((p) => Math.hypot(p.x - incident.place.x, p.y - incident.place.y));
  return Math.max(LEAST_REACH_M, ...far);
}

// The border of the ellipse that holds the source with 95 % probability.
const CORNERS = 48;
function border(e) {
  const turn = e.angle_deg * Math.PI / 180;
  return Array.from({length: CORNERS}, (_, k) => {
    const a = e.major_m * Math.cos(2 * Math.PI * k / CORNERS);
    const b = e.minor_m * Math.sin(2 * Math.PI * k / CORNERS);
    return at({x: e.x + a * Math.cos(turn) - b * Math.sin(turn), y: e.y + a * Math.sin(turn) + b * Math.cos(turn)});
  });
}

function where(incident, chosen) {
  const options = {className: `reach sev-${incident.severity} ${chosen}`, interactive: false};
  const ellipse = incident.source?.ellipse;
  return ellipse ? L.polygon(border(ellipse), options) : L.circle(at(incident.place), {radius: reach(incident), ...options});
}

// An arrow to the place from where the wind blows; a calm has no direction to rely on.
const CALM_MS = 0.5;
const ARROW_M = 9;
const HEAD = 0.35;
function windArrow(incident) {
  if (!incident.wind || incident.wind.speed_ms < CALM_MS || incident.state !== 'OPEN') {
    return null;
  }
  const from = incident.wind.from_deg * Math.PI / 180;
  const point = (along, beside) => at({
    x: incident.place.x + along * Math.sin(from) + beside * Math.cos(from),
    y: incident.place.y + along * Math.cos(from) - beside * Math.sin(from),
  });
  const tip = LEAST_REACH_M;
  const barb = HEAD * (ARROW_M - tip);
  return L.polyline([[point(ARROW_M, 0), point(tip, 0)], [point(tip + barb, barb / 2), point(tip, 0), point(tip + barb, -barb / 2)]],
    {className: 'wind-arrow', interactive: false});
}

// Open incidents with a place on this floor, and the one that is being looked at.
export class IncidentLayer {
  #group = L.layerGroup();
  #drawn = '';

  constructor(map) {
    this.#group.addTo(map);
  }

  update(floor) {
    const shown = store.incidentList().filter((i) => i.place?.floor === floor && (i.state === 'OPEN' || i.id === route.incident));
    const drawn = JSON.stringify([floor, route.incident, shown.map((i) => [i.id, i.version]), document.documentElement.lang]);
    if (drawn === this.#drawn) {
      return;
    }
    this.#drawn = drawn;
    this.#group.clearLayers();
    shown.forEach((i) => {
      const chosen = i.id === route.incident ? 'chosen' : '';
      where(i, chosen).addTo(this.#group);
      windArrow(i)?.addTo(this.#group);
      L.marker(at(i.place), {icon: incidentIcon(i.severity), alt: `${hazardName(i.hazard, i.gas)} ${i.zone}`, zIndexOffset: 300})
        .on('click keypress', () => route.go(`incident/${encodeURIComponent(i.id)}`))
        .bindTooltip(label(hazardName(i.hazard, i.gas), i.source?.equipment), {className: 'map-tip', direction: 'top', offset: [0, -14]})
        .addTo(this.#group);
    });
  }
}
