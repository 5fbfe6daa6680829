import * as L from 'leaflet';

const SVG = 'http://www.w3.org/2000/svg';
const SHAPES = {
  HIGHEST: ['rect', {x: 1, y: 1, width: 18, height: 18, rx: 1}, 14.5, '1'],
  HIGH: ['path', {d: 'M10 .5 19.5 18.5H.5z'}, 16.5, '2'],
  MEDIUM: ['path', {d: 'M10 .2 19.8 10 10 19.8 .2 10z'}, 14.3, '3'],
  LOW: ['circle', {cx: 10, cy: 10, r: 9}, 14.3, '4'],
};

function node(name, attributes, parent) {
  const element = document.createElementNS(SVG, name);
  Object.entries(attributes).forEach(([k, v]) => element.setAttribute(k, v));
  parent?.append(element);
  return element;
}

function icon(svg, className, size) {
  return L.divIcon({html: svg, className: `symbol ${className}`, iconSize: [size, size]});
}

// A sensor in alarm: the shape and number of its priority.
export function alarmIcon(priority, unacked) {
  const [shape, attributes, y, digit] = SHAPES[priority];
  const svg = node('svg', {viewBox: '0 0 20 20', class: `prio prio-${priority} ${unacked ? 'flash' : ''}`});
  node(shape, attributes, svg);
  node('text', {x: 10, y}, svg).textContent = digit;
  return icon(svg, 'sensor-alarm', 22);
}

// A sensor at rest: a ring; crossed if its quality is bad, broken if it has no fresh value, barred if it is out of service.
export function restIcon(condition) {
  const svg = node('svg', {viewBox: '0 0 12 12', class: `rest rest-${condition}`});
  node('circle', {cx: 6, cy: 6, r: 4.2}, svg);
  if (condition === 'bad') {
    node('path', {d: 'M2.5 2.5 9.5 9.5M9.5 2.5 2.5 9.5'}, svg);
  }
  if (condition === 'out') {
    node('path', {d: 'M3 6H9'}, svg);
  }
  return icon(svg, 'sensor-rest', 12);
}

// A robot, pointing where it looks; theta is counter-clockwise from east, the drawing points east.
export function robotIcon(theta, condition) {
  const svg = node('svg', {viewBox: '-14 -14 28 28', class: `robot robot-${condition}`});
  node('circle', {r: 12}, svg);
  if (theta !== null) {
    node('path', {d: 'M9 0 -6 6.5 -3 0 -6 -6.5z', transform: `rotate(${(-theta * 180) / Math.PI})`}, svg);
  }
  return icon(svg, 'robot-mark', 28);
}

// Where an incident is.
export function incidentIcon(severity) {
  const svg = node('svg', {viewBox: '-20 -20 40 40', class: `crosshair sev-${severity}`});
  node('circle', {r: 13}, svg);
  node('path', {d: 'M0-19V-8M0 19V8M-19 0H-8M19 0H8'}, svg);
  return icon(svg, 'incident-mark', 40);
}
