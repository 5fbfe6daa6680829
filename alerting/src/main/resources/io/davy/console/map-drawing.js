import * as L from 'leaflet';
import {nameOf} from './i18n.js';

export const at = (p) => [p.y, p.x];

// Text in a tooltip is set as text: names come from the plant and from the field.
export function label(...lines) {
  const box = document.createElement('div');
  lines.filter((l) => l !== null && l !== undefined && l !== '').forEach((line, i) => {
    const row = document.createElement(i === 0 ? 'b' : 'span');
    row.textContent = line;
    box.append(row);
  });
  return box;
}

const permanent = (className, direction = 'center') => ({permanent: true, direction, className: `map-label ${className}`, interactive: false});

function centre(polygon) {
  const xs = polygon.map((p) => p.x);
  const ys = polygon.map((p) => p.y);
  return {x: Math.min(...xs), y: Math.max(...ys)};
}

// Zones, ways and machines of one floor: what does not move.
export function drawFloor(plant, floor) {
  const group = L.layerGroup();
  plant.zones.filter((z) => z.floor === floor && z.polygon.length > 2).forEach((z) => {
    L.polygon(z.polygon.map(at), {className: `zone ${z.ex ? `ex ex-${z.ex.zone}` : ''}`, interactive: false}).addTo(group);
    const ex = z.ex ? `Ex ${z.ex.zone} ${z.ex.group} ${z.ex.temperature_class}` : '';
    L.tooltip({...permanent('zone-label', 'right'), offset: [2, ex ? 17 : 11]}).setLatLng(at(centre(z.polygon)))
      .setContent(label(nameOf(z, z.id), ex)).addTo(group);
  });
  const nodes = new Map(plant.ways.nodes.map((n) => [n.id, n]));
  plant.ways.edges.forEach((e) => {
    const [from, to] = [nodes.get(e.from), nodes.get(e.to)];
    if (from && to && (from.floor === floor || to.floor === floor)) {
      L.polyline([at(from), at(to)], {className: `way way-${e.kind}`, interactive: false}).addTo(group);
    }
  });
  plant.machines.filter((m) => m.place.floor === floor).forEach((m) => {
    L.marker(at(m.place), {icon: L.divIcon({className: 'machine', iconSize: [11, 11]}), keyboard: false, alt: m.id})
      .bindTooltip(label(m.id), permanent('machine-label', 'bottom')).addTo(group);
  });
  return group;
}

// What a floor covers, with room for its labels.
export function boundsOf(plant, floor) {
  const points = [
    ...plant.zones.filter((z) => z.floor === floor).flatMap((z) => z.polygon),
    ...plant.machines.filter((m) => m.place.floor === floor).map((m) => m.place),
    ...plant.sensors.filter((s) => s.place.floor === floor).map((s) => s.place),
    ...plant.ways.nodes.filter((n) => n.floor === floor),
  ];
  return points.length ? L.latLngBounds(points.map(at)).pad(0.01) : L.latLngBounds([[0, 0], [50, 80]]);
}
