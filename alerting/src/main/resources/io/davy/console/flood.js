import {html, nothing} from 'lit';
import {DavyElement} from './element.js';
import {when} from './format.js';
import {hazardName, nameOf, ruleName, t} from './i18n.js';
import {priorityIcon} from './icons.js';
import {incidentLink} from './route.js';
import {isUnacked, store} from './store.js';

const MOST_FIRST = 6;
const MOST_LEFT = 100;

// Says that alarms flood in, which alarm was the first of each incident, and after it what is still on.
class DavyFlood extends DavyElement {
  static properties = {dismissed: {state: true}};

  constructor() {
    super();
    this.dismissed = null;
    this.watch(store, 'state', 'status', 'plant');
  }

  // Which alarm began each of the open incidents, the worst incidents first.
  firsts() {
    const open = store.incidentList().filter((i) => i.state === 'OPEN');
    return html`<ul class="firsts">${open.slice(0, MOST_FIRST).map((i) => html`<li><a href=${incidentLink(i.id)}>${priorityIcon(i.severity)}
      <b>${i.first_out.sensor}</b> ${ruleName(i.first_out.rule)} <small>${hazardName(i.hazard, i.gas)} ·
      ${nameOf(store.plant?.zones.find((z) => z.id === i.zone), i.zone)} · ${when(i.first_out.time, store.now())}</small></a></li>`)}
      ${open.length > MOST_FIRST ? html`<li><small>${t('more.n', {n: open.length - MOST_FIRST})}</small></li>` : nothing}</ul>`;
  }

  during(flood) {
    return html`<div class="flood" role="alert"><strong>${t('flood')}</strong>
      <span>${t('flood.now', {n: flood.count, time: when(flood.began, store.now())})}</span>
      <span class="label">${t('first.out')}</span>${this.firsts()}</div>`;
  }

  after(flood) {
    const left = store.leftOf(flood);
    return html`<div class="flood over" role="status">
      <details><summary><strong>${t('flood.over', {time: when(flood.ended, store.now())})}</strong> ${t('flood.left', {n: left.length})}</summary>
        <ul class="left-on scroll">${left.slice(0, MOST_LEFT).map((a) => html`<li>${priorityIcon(a.priority, isUnacked(a))}
          <b>${a.sensor}</b> ${ruleName(a.rule)} <small>${when(a.raised, store.now())} · ${t(`state.${a.state}`)}</small></li>`)}
          ${left.length > MOST_LEFT ? html`<li><small>${t('more.n', {n: left.length - MOST_LEFT})}</small></li>` : nothing}</ul></details>
      <button class="plain" @click=${() => (this.dismissed = flood.began)}>${t('close')}</button></div>`;
  }

  render() {
    const flood = store.status?.flood;
    if (!flood || (flood.ended && this.dismissed === flood.began)) {
      return nothing;
    }
    return flood.ended ? this.after(flood) : this.during(flood);
  }
}

customElements.define('davy-flood', DavyFlood);
