import {html, nothing} from 'lit';
import {resetButton} from './alarm-actions.js';
import {actions} from './actions.js';
import {duration, measured, when} from './format.js';
import {hazardName, nameOf, ruleName, t} from './i18n.js';
import {icons, PRIORITIES, priorityIcon} from './icons.js';
import {endsAt, isUnacked, store} from './store.js';

const act = (alarm, type, label) => html`<button class="ack" ?disabled=${actions.busy(alarm.id)} aria-label="${t(`${label}`)} ${alarm.sensor}"
  @click=${() => actions.act(type, alarm.id)}>${t(label)}</button>`;

function ackCell(alarm) {
  return isUnacked(alarm) ? act(alarm, 'ACK', 'ack.short')
    : html`<span class="acked" title=${alarm.acked_by ?? ''}>${icons.check()}<span class="hide">${t('acked')}</span></span>`;
}

// Who has put it aside, and why.
export function hiddenBy(alarm) {
  const {shelf, suppression, out_of_service: out} = alarm.handling ?? {};
  return {
    SHELVED: () => `${shelf.by}: ${shelf.reason}`,
    SUPPRESSED: () => suppression.rules.join(', '),
    OUT_OF_SERVICE: () => `${out.permit} · ${out.by}: ${out.reason}`,
  }[alarm.shown]?.() ?? '';
}

// How long an overlay still lasts.
export function left(alarm) {
  const ms = endsAt(alarm) - store.now();
  if (!Number.isFinite(ms)) {
    return when(alarm.handling?.suppression?.since, store.now());
  }
  return ms >= 0 ? html`<span title=${when(endsAt(alarm), store.now())}>${t('left', {t: duration(ms)})}</span>`
    : html`<b class="over">${t('eta.over', {t: duration(-ms)})}</b>`;
}

const CELLS = {
  SHELVED: (a) => act(a, 'UNSHELVE', 'unshelve'),
  SUPPRESSED: () => html`<span></span>`,
  OUT_OF_SERVICE: (a) => act(a, 'IN_SERVICE', 'in.service.short'),
  LATCHED_ACKED: resetButton,
};

const RETURNED = new Set(['RTN_UNACKED', 'LATCHED_UNACKED', 'LATCHED_ACKED']);

// One row of any alarm list.
export function alarmLine(row, open, toggle) {
  const {alarm} = row;
  // Below the record of its sensor, who has taken that out of service stands there already.
  const aside = row.under ? '' : hiddenBy(alarm);
  return html`<div class="line ${aside ? 'aside' : ''} ${row.under ? 'under' : ''}">
    ${priorityIcon(alarm.priority, isUnacked(alarm))}
    <button class="name" aria-expanded=${open} @click=${toggle}>
      <b>${alarm.sensor}</b> ${row.first ? html`<em class="first">${t('first.out')}</em>` : nothing}
      <span>${alarm.gas ? `${alarm.gas} · ` : ''}${ruleName(alarm.rule)}${RETURNED.has(alarm.shown) ? ` · ${t(`state.${alarm.state}`)}` : ''}</span>
      ${aside ? html`<span class="who">${alarm.on ? html`<b>${t('on')}</b> · ` : nothing}${aside}</span>` : nothing}
    </button>
    ${aside ? html`<span class="left">${left(alarm)}</span>` : html`
      <span class="value"><b>${measured(store.newest(alarm), alarm.unit)}</b><small>${t('limit')} ${measured(alarm.limit, '')}</small></span>
      <time>${when(alarm.raised, store.now())}</time>`}
    ${row.under ? nothing : (CELLS[alarm.shown] ?? ackCell)(alarm)}
  </div>`;
}

// The head of an incident's alarms.
export function groupLine(row, toggle) {
  const {incident, alarms} = row;
  const zone = store.plant?.zones.find((z) => z.id === incident.zone);
  const waiting = alarms.filter(isUnacked).length;
  const first = alarms.some((a) => a.id === incident.first_out.alarm) ? '' : `${t('first.out')}: ${incident.first_out.sensor} ${ruleName(incident.first_out.rule)} · `;
  const counts = PRIORITIES.map((p) => [p, alarms.filter((a) => a.priority === p).length]).filter(([, n]) => n > 0);
  return html`<div class="line">
    <button class="name" aria-expanded=${row.open} ?disabled=${row.small} @click=${toggle}>
      <b>${hazardName(incident.hazard, incident.gas)} · ${nameOf(zone, incident.zone)}</b>
      <span>${first}${row.open ? t('group.n', {n: alarms.length}) : t('group.hidden', {n: alarms.length, hidden: row.hidden})} ${row.small ? '' : row.open ? '▴' : '▾'}</span>
    </button>
    <span class="mix">${counts.map(([p, n]) => html`${priorityIcon(p)}<b>${n}</b>`)}</span>
    ${waiting > 0 ? html`<button class="ack" ?disabled=${actions.busy(incident.id)} aria-label=${t('ackall', {n: waiting})}
      @click=${() => actions.act('ACK', incident.id)}>${t('ackall.short', {n: waiting})}</button>` : html`<span></span>`}
  </div>`;
}
