import {html, nothing} from 'lit';
import {DavyElement} from './element.js';
import {duration, when} from './format.js';
import {hazardName, nameOf, t} from './i18n.js';
import {icons, priorityIcon} from './icons.js';
import {incidentLink, route} from './route.js';
import {isRobotless, isUnacked, store} from './store.js';

const MOST = 100;

// Incidents, the open ones first: what, where, what from, who goes there.
class DavyIncidentList extends DavyElement {
  constructor() {
    super();
    this.watch(store, 'state', 'plant', 'tick');
    this.watch(route, 'change');
  }

  robot(incident) {
    const mission = store.missions.get(incident.mission);
    if (!mission || isRobotless(mission)) {
      return nothing;
    }
    const eta = mission.eta && !mission.on_scene && !mission.ended
      ? html` · <b>${t('eta.in', {t: duration(Date.parse(mission.eta) - store.now())})}</b>` : nothing;
    return html`<span class="tag">${icons.robot()}${mission.robot ?? ''} ${t(`mstate.${mission.state}`)}${eta}</span>`;
  }

  row(incident) {
    const zone = store.plant?.zones.find((z) => z.id === incident.zone);
    const machine = store.plant?.machines.find((m) => m.id === incident.source?.equipment);
    const waiting = incident.alarms.some((m) => store.alarms.has(m.alarm) && isUnacked(store.alarms.get(m.alarm)));
    const open = incident.state === 'OPEN';
    return html`<li class="incident ${open ? 'open' : 'closed'} sev-${incident.severity}">
      <a href=${incidentLink(incident.id)} aria-current=${route.incident === incident.id ? 'true' : 'false'}>
        ${priorityIcon(incident.severity, open && waiting)}
        <span class="what"><b>${hazardName(incident.hazard, incident.gas)}</b> ${nameOf(zone, incident.zone)}
          ${incident.source?.equipment ? html`<span class="from">← ${incident.source.equipment} ${nameOf(machine, '')}</span>` : nothing}</span>
        <time>${when(incident.opened, store.now())}</time>
        <span class="facts">
          ${open ? html`<span class="tag">${t('alarmson', {on: incident.alarms.filter((m) => m.on).length, n: incident.alarms.length})}</span>`
            : html`<span class="tag">${t('istate.CLOSED')} ${when(incident.closed, store.now())}</span>`}
          ${this.robot(incident)}
          ${incident.verdict ? html`<span class="tag verdict-${incident.verdict.outcome}">${t(`outcome.${incident.verdict.outcome}`)}</span>` : nothing}
        </span>
      </a>
    </li>`;
  }

  render() {
    const list = store.incidentList();
    const open = list.filter((i) => i.state === 'OPEN').length;
    return html`<h2>${t('incidents')} <small>${t('open.n', {n: open})}</small></h2>
      ${list.length === 0 ? html`<p class="empty">${t(store.stale() ? 'empty.stale' : 'noincidents')}</p>` : nothing}
      <ul class="incidents scroll">${list.slice(0, MOST).map((i) => this.row(i))}</ul>`;
  }
}

customElements.define('davy-incident-list', DavyIncidentList);
