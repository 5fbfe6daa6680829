import {html, nothing, svg} from 'lit';
import {measured, number} from './format.js';
import {t} from './i18n.js';
import {store} from './store.js';

// The first sensor of a kind with a fresh and good value: [value, unit], or null.
function newest(kind) {
  for (const sensor of store.plant.sensors.filter((s) => s.kind === kind)) {
    if (store.fresh(sensor)) {
      return [store.values.get(sensor.tag)[0], sensor.unit];
    }
  }
  return null;
}

// Where the wind blows to, north up, and how fast: which way to leave. Says so when nobody knows.
export function wind() {
  if (!store.plant?.sensors.some((s) => s.kind === 'WIND_DIRECTION')) {
    return nothing;
  }
  const direction = newest('WIND_DIRECTION');
  const speed = newest('WIND_SPEED');
  if (!direction) {
    return html`<div class="wind">${t('wind.unknown')}</div>`;
  }
  const text = t('wind.from', {deg: number(Math.round(direction[0]))});
  return html`<div class="wind" title=${text}>
    <svg viewBox="-12 -12 24 24" role="img" aria-label=${text}><g transform="rotate(${direction[0] + 180})">${svg`<path d="M0 10V-9M-5-3 0-10 5-3"/>`}</g></svg>
    ${t('wind')} ${speed ? measured(...speed) : ''}</div>`;
}
