import {html, svg} from 'lit';
import {t} from './i18n.js';
import {PRIORITIES, priorityIcon} from './icons.js';

const sign = (content, box = '0 0 20 20') => html`<svg class="sign" viewBox=${box} aria-hidden="true">${content}</svg>`;

// What the signs on the map mean.
export function legend() {
  const rows = [
    [sign(svg`<g class="rest rest-ok"><circle cx="10" cy="10" r="5"/></g>`), 'lg.sensor'],
    [sign(svg`<g class="rest rest-bad"><circle cx="10" cy="10" r="5"/><path d="M6 6 14 14M14 6 6 14"/></g>`), 'lg.bad'],
    [sign(svg`<g class="rest rest-silent"><circle cx="10" cy="10" r="5"/></g>`), 'lg.silent'],
    [sign(svg`<g class="rest rest-out"><circle cx="10" cy="10" r="5"/><path d="M6.5 10H13.5"/></g>`), 'list.out'],
    [sign(svg`<g class="robot robot-driving"><circle r="12"/><path d="M9 0 -6 6.5 -3 0 -6 -6.5z"/></g>`, '-14 -14 28 28'), 'lg.robot'],
    [sign(svg`<path class="robot-way" d="M0 10H20"/>`), 'lg.released'],
    [sign(svg`<path class="robot-way later" d="M0 10H20"/>`), 'lg.later'],
    [sign(svg`<path class="wind-arrow" d="M2 10H18M12 5 18 10 12 15"/>`), 'lg.wind'],
    [sign(svg`<g class="crosshair sev-HIGH"><circle r="13"/><path d="M0-19V-8M0 19V8M-19 0H-8M19 0H8"/></g>`, '-20 -20 40 40'), 'lg.incident'],
    [sign(svg`<rect class="machine-sign" x="5" y="5" width="10" height="10"/>`), 'lg.machine'],
    [sign(svg`<path class="way way-FLOOR" d="M0 10H20"/>`), 'lg.way'],
    [sign(svg`<path class="way way-STAIRS" d="M0 10H20"/>`), 'lg.stairs'],
    [sign(svg`<rect class="zone ex ex-1" x="1" y="3" width="18" height="14"/>`), 'lg.ex'],
  ];
  return html`<details class="legend"><summary>${t('legend')}</summary><ul>
    ${PRIORITIES.map((p) => html`<li>${priorityIcon(p)}${t(`priority.${p}`)}</li>`)}
    <li class="note-row">${t('lg.flash')}</li>
    ${rows.map(([picture, text]) => html`<li>${picture}${t(text)}</li>`)}
  </ul></details>`;
}
