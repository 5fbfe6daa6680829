import {html, svg} from 'lit';
import {t} from './i18n.js';

// One shape and one number a priority, so that colour is never the only sign.
const SHAPES = {
  HIGHEST: svg`<rect x="1" y="1" width="18" height="18" rx="1"/><text x="10" y="14.5">1</text>`,
  HIGH: svg`<path d="M10 0.5 19.5 18.5H.5z"/><text x="10" y="16.5">2</text>`,
  MEDIUM: svg`<path d="M10 .2 19.8 10 10 19.8 .2 10z"/><text x="10" y="14.3">3</text>`,
  LOW: svg`<circle cx="10" cy="10" r="9"/><text x="10" y="14.3">4</text>`,
};

export const RANK = {HIGHEST: 3, HIGH: 2, MEDIUM: 1, LOW: 0};
export const PRIORITIES = ['HIGHEST', 'HIGH', 'MEDIUM', 'LOW'];

export function priorityIcon(priority, unacked = false) {
  const label = t(`priority.${priority}`);
  return html`<svg class="prio prio-${priority} ${unacked ? 'flash' : ''}" viewBox="0 0 20 20" role="img" aria-label=${label}>
    <title>${label}</title>${SHAPES[priority]}</svg>`;
}

const stroke = (paths) => html`<svg class="icon" viewBox="0 0 24 24" aria-hidden="true">${paths}</svg>`;

export const icons = {
  sound: () => stroke(svg`<path d="M4 9v6h4l5 4V5L8 9zM16.5 8.5a5 5 0 0 1 0 7M19 6a8.5 8.5 0 0 1 0 12"/>`),
  mute: () => stroke(svg`<path d="M4 9v6h4l5 4V5L8 9zM16.5 9.5l5 5M21.5 9.5l-5 5"/>`),
  close: () => stroke(svg`<path d="M6 6l12 12M18 6 6 18"/>`),
  check: () => stroke(svg`<path d="M4.5 12.5 10 18 20 6.5"/>`),
  robot: () => stroke(svg`<path d="M5 9h14v6H5zM7 15l-2 4M17 15l2 4M10 15v4M14 15v4M15 9l2-4h3"/>`),
  out: () => stroke(svg`<path d="M14 4h5v16h-5M15 12H4M8 8l-4 4 4 4"/>`),
  lamp: () => stroke(svg`<path d="M9.5 3.5a2.5 2.5 0 0 1 5 0M7 6.5h10M8 6.5 7.5 18h9L16 6.5M6 18h12v3H6z"/><path class="flame" d="M12 9.5c1.6 1.7 2 2.8 2 3.7a2 2 0 0 1-4 0c0-.9.4-2 2-3.7z"/>`),
  work: () => stroke(svg`<path d="M14.5 6.5a4.5 4.5 0 0 0-6 5.6L3 17.6 6.4 21l5.5-5.5a4.5 4.5 0 0 0 5.6-6L14.6 12.4l-3-3z"/>`),
  fit: () => stroke(svg`<path d="M4 9V4h5M15 4h5v5M20 15v5h-5M9 20H4v-5"/>`),
};
