import {html, nothing} from 'lit';
import {actions} from './actions.js';
import {alarmActions} from './alarm-actions.js';
import {alarmFacts} from './alarm-facts.js';
import {DavyElement} from './element.js';
import {bearing, measured, number, percent, when} from './format.js';
import {hazardName, language, nameOf, ruleName, said, t} from './i18n.js';
import {icons, priorityIcon} from './icons.js';
import {missionActions} from './mission-actions.js';
import {missionView, verdictView} from './mission-view.js';
import {incidentLink} from './route.js';
import {isStanding, isUnacked, store} from './store.js';
import {timeline} from './timeline.js';

function rateText(source) {
  if (source?.rate_kg_per_h === undefined) {
    return '';
  }
  const r = number(source.rate_kg_per_h);
  return source.rate_low === undefined ? t('rate', {r}) : t('rate.between', {r, low: number(source.rate_low), high: number(source.rate_high)});
}

// The wind at the scene; a calm has no direction to rely on.
const CALM_MS = 0.5;
function windText(wind) {
  return wind.speed_ms < CALM_MS ? t('wind.calm') : t('wind.there', {deg: number(Math.round(wind.from_deg)), side: bearing(wind.from_deg), v: measured(wind.speed_ms, 'm/s')});
}

// Everything about one incident.
class DavyIncidentDetail extends DavyElement {
  static properties = {incident: {}};

  constructor() {
    super();
    this.watch(store, 'state', 'plant', 'tick');
    this.watch(actions, 'change');
  }

  head(i) {
    const waiting = i.alarms.filter((m) => store.alarms.has(m.alarm) && isUnacked(store.alarms.get(m.alarm))).length;
    const zone = store.plant?.zones.find((z) => z.id === i.zone);
    return html`<header class="detail-head sev-${i.severity}">
      ${priorityIcon(i.severity, waiting > 0)}
      <h2>${hazardName(i.hazard, i.gas)} · ${nameOf(zone, i.zone)} <small>${t(`istate.${i.state}`)}</small></h2>
      ${waiting > 0 ? html`<button class="primary ackall" ?disabled=${actions.busy(i.id)}
        @click=${() => actions.act('ACK', i.id)}>${t('ackall', {n: waiting})}</button>` : nothing}
      <a class="button plain" href="#/incidents" aria-label=${t('close')} title=${t('close')}>${icons.close()}</a>
      <p>${language.code === 'ko' ? i.summary_ko ?? i.summary_en : i.summary_en}</p>
    </header>`;
  }

  facts(i) {
    const machine = store.plant?.machines.find((m) => m.id === i.source?.equipment);
    const floor = store.plant?.floors.find((f) => f.id === i.place?.floor);
    const sure = i.source?.confidence === undefined ? '' : t('confidence', {p: percent(i.source.confidence)});
    const rate = i.source?.rate_kg_per_h === undefined ? '' : rateText(i.source);
    const ellipse = i.source?.ellipse;
    return html`<dl class="facts-list">
      <div><dt>${t('opened')}</dt><dd>${when(i.opened, store.now())}</dd></div>
      ${i.closed ? html`<div><dt>${t('closed')}</dt><dd>${when(i.closed, store.now())} ${said('close', i.close_reason)}
        ${i.part_of ? html`<a class="part-of" href=${incidentLink(i.part_of)}>${t('part.of.open')} →</a>` : nothing}</dd></div>` : nothing}
      <div><dt>${t('place')}</dt><dd>${i.place ? html`${nameOf(floor, i.place.floor ?? '')} · x ${number(i.place.x)} y ${number(i.place.y)} m` : t('place.none')}</dd></div>
      <div><dt>${t('source')}</dt><dd>${i.source?.equipment ? html`<b>${i.source.equipment}</b> ${[nameOf(machine, ''), sure, rate].filter(Boolean).join(' · ')}` : t('source.none')}
        ${ellipse ? html`<small>${t('ellipse', {a: number(ellipse.major_m), b: number(ellipse.minor_m)})}</small>` : nothing}
        ${i.source?.method ? html`<small>${said('method', i.source.method)}</small>` : nothing}</dd></div>
      ${i.wind ? html`<div class="wind-there"><dt>${t('wind')}</dt><dd>${windText(i.wind)}</dd></div>` : nothing}
      ${i.verdict ? html`<div><dt>${t('verdict')}</dt><dd>${verdictView(i.verdict)}</dd></div>` : nothing}
    </dl>`;
  }

  alarm(member) {
    const alarm = store.alarms.get(member.alarm);
    const waits = alarm && isUnacked(alarm);
    return html`<li class="alarm-card ${member.on ? 'on' : 'off'}">
      <div>${priorityIcon(member.priority, waits)}<b>${member.sensor}</b> ${ruleName(member.rule)}
        <b class="value">${measured(alarm && isStanding(alarm) ? store.newest(alarm) : alarm?.value ?? member.value, member.unit)}</b>
        ${waits ? html`<button class="ack" ?disabled=${actions.busy(member.alarm)} aria-label="${t('ack')} ${member.sensor}"
          @click=${() => actions.act('ACK', member.alarm)}>${t('ack.short')}</button>` : nothing}</div>
      ${alarm ? html`${alarmFacts(alarm)}${alarmActions(alarm, false)}` : html`<p>${t('limit')} ${measured(member.limit, member.unit)}</p>`}
    </li>`;
  }

  told(i) {
    const list = store.notificationsOf(i.id);
    return list.length === 0 ? html`<p class="empty">${t('told.none')}</p>` : html`<ul class="plain-list">${list.map((n) => html`
      <li><b>${n.contact}</b> ${t(`channel.${n.channel}`)} · ${t(`occasion.${n.occasion}`)} ·
        <span class="tag told-${n.state}">${t(`nstate.${n.state}`)}</span> ${when(n.time, store.now())}
        ${n.state !== 'SENT' && n.attempts > 1 ? t('tried.n', {n: n.attempts}) : nothing}
        ${n.error ? html`<small>${n.error}</small>` : nothing}</li>`)}</ul>`;
  }

  // Another incident is read from its beginning.
  updated(changed) {
    const body = this.querySelector('.detail-body');
    if (body && changed.has('incident')) {
      body.scrollTop = 0;
    }
  }

  render() {
    const i = store.incidents.get(this.incident);
    if (!i) {
      return html`<header class="detail-head"><h2>${t('incident')}</h2>
        <a class="button plain" href="#/incidents" aria-label=${t('close')}>${icons.close()}</a></header>
        <p class="empty">${store.connected ? t('unknown.incident') : t('connecting')}</p>`;
    }
    const missions = store.missionsOf(i.id);
    const [newest, ...earlier] = missions;
    return html`${this.head(i)}
      <div class="detail-body scroll">
        <section>${this.facts(i)}
          <h3>${t('alarms')}</h3><ul class="alarm-cards">${i.alarms.map((m) => this.alarm(m))}</ul></section>
        <section><h3>${t('robot')}</h3>${newest ? missionView(newest) : html`<p class="empty">${t('mission.none')}</p>`}
          ${i.place ? missionActions(i, newest) : nothing}
          ${earlier.length ? html`<details><summary>${t('missions.earlier')} (${earlier.length})</summary>${earlier.map(missionView)}</details>` : nothing}
          <h3>${t('told')}</h3>${this.told(i)}</section>
        <section><h3>${t('timeline')}</h3><ol class="timeline">${timeline(i).map((e) => html`
          <li class="tl-${e.kind}"><time>${when(e.at, i.opened)}</time><span>${e.text}</span></li>`)}</ol></section>
      </div>`;
  }
}

customElements.define('davy-incident-detail', DavyIncidentDetail);
