import {html, nothing} from 'lit';
import {repeat} from 'lit/directives/repeat.js';
import {actions} from './actions.js';
import {alarmFacts} from './alarm-facts.js';
import {DavyElement} from './element.js';
import {measured, when} from './format.js';
import {nameOf, ruleName, t} from './i18n.js';
import {icons, priorityIcon} from './icons.js';
import {incidentLink} from './route.js';
import {isUnacked, store} from './store.js';

// Rows drawn at once; the filter finds the others. Ten thousand rows would make any browser crawl.
const MOST = 150;

// Standing alarms.
class DavyAlarmList extends DavyElement {
  static properties = {query: {state: true}, opened: {state: true}};

  constructor() {
    super();
    this.query = '';
    this.opened = null;
    this.watch(store, 'state', 'status', 'plant', 'values');
    this.watch(actions, 'change');
  }

  matches(alarm) {
    const zone = store.plant?.zones.find((z) => z.id === alarm.zone);
    const text = [alarm.sensor, alarm.zone, nameOf(zone, ''), alarm.gas, alarm.machine, alarm.rule, ruleName(alarm.rule),
      t(`hazard.${alarm.hazard}`), t(`priority.${alarm.priority}`)].join(' ').toLowerCase();
    return this.query.toLowerCase().split(/\s+/).every((word) => text.includes(word));
  }

  ackCell(alarm) {
    return isUnacked(alarm)
      ? html`<button class="ack" ?disabled=${actions.busy(alarm.id)} aria-label="${t('ack')} ${alarm.sensor}"
          @click=${() => actions.ack(alarm.id)}>${t('ack.short')}</button>`
      : html`<span class="acked" title=${alarm.acked_by ?? ''}>${icons.check()}<span class="hide">${t('acked')}</span></span>`;
  }

  row(alarm) {
    const waits = isUnacked(alarm);
    const open = this.opened === alarm.id;
    const incident = store.incidentOf(alarm.id);
    return html`<li class="alarm ${waits ? 'unacked' : ''} ${alarm.on ? 'on' : 'off'}" data-alarm=${alarm.id}>
      ${priorityIcon(alarm.priority, waits)}
      <button class="name" aria-expanded=${open} @click=${() => (this.opened = open ? null : alarm.id)}>
        <b>${alarm.sensor}</b> <span>${alarm.gas ? `${alarm.gas} · ` : ''}${ruleName(alarm.rule)}</span>
        ${alarm.on ? nothing : html`<em>${t('state.RTN_UNACKED')}</em>`}
      </button>
      <span class="value"><b>${measured(store.newest(alarm), alarm.unit)}</b><small>${t('limit')} ${measured(alarm.limit, '')}</small></span>
      <time>${when(alarm.raised, store.now())}</time>
      ${this.ackCell(alarm)}
      ${open ? html`<div class="more">${alarmFacts(alarm)}
        ${incident ? html`<a href=${incidentLink(incident.id)}>${t('goto.incident')} →</a>` : nothing}</div>` : nothing}
    </li>`;
  }

  render() {
    const all = store.standing();
    const shown = this.query.trim() ? all.filter((a) => this.matches(a)) : all;
    return html`<h2>${t('alarms')} <small>${t('standing.n', {n: all.length})}</small>
        <input type="search" placeholder=${t('filter')} aria-label=${t('filter')} .value=${this.query}
          @input=${(e) => (this.query = e.target.value)}></h2>
      ${all.length === 0 ? html`<p class="empty">${t(store.stale() ? 'empty.stale' : 'calm')}</p>` : nothing}
      ${all.length > 0 && shown.length === 0 ? html`<p class="empty">${t('nomatch', {q: this.query})}</p>` : nothing}
      <ul class="alarms scroll">${repeat(shown.slice(0, MOST), (a) => a.id, (a) => this.row(a))}
        ${shown.length > MOST ? html`<li class="rest">${t('more', {n: shown.length - MOST})}</li>` : nothing}</ul>`;
  }
}

customElements.define('davy-alarm-list', DavyAlarmList);
