import {html, nothing} from 'lit';
import {repeat} from 'lit/directives/repeat.js';
import {alarmActions} from './alarm-actions.js';
import {alarmFacts} from './alarm-facts.js';
import {alarmLine, groupLine} from './alarm-lines.js';
import {activeRows, alarmRow, plainRows} from './alarm-rows.js';
import {actions} from './actions.js';
import {forms} from './action-form.js';
import {DavyElement} from './element.js';
import {language, nameOf, ruleName, t} from './i18n.js';
import {outLine, outMore} from './out-lines.js';
import {outRows, sizes} from './out-of-service.js';
import {incidentLink, route} from './route.js';
import {isUnacked, LISTS, store} from './store.js';
import {Windowed} from './windowed.js';

const STEPS = {ArrowDown: 1, ArrowUp: -1, PageDown: 10, PageUp: -10, Home: -Infinity, End: Infinity};

// The alarm lists: active, to be reset, and what hides others.
class DavyAlarmList extends DavyElement {
  static properties = {query: {state: true}, opened: {state: true}};
  #window = new Windowed(this);
  #toggled = new Set();
  #kept = {key: null, rows: []};

  constructor() {
    super();
    this.query = '';
    this.opened = null;
    this.watch(store, 'state', 'status', 'plant', 'values', 'tick');
    this.watch(actions, 'change');
    this.watch(route, 'change');
  }

  matches(alarm, words) {
    if (alarm.words?.in !== language.code) {
      const zone = store.plant?.zones.find((z) => z.id === alarm.zone);
      alarm.words = {in: language.code, text: [alarm.sensor, alarm.zone, nameOf(zone, ''), alarm.gas, alarm.machine, alarm.rule, ruleName(alarm.rule),
        t(`hazard.${alarm.hazard}`), t(`priority.${alarm.priority}`)].join(' ').toLowerCase()};
    }
    return words.every((word) => alarm.words.text.includes(word));
  }

  // The rows of the list that is shown, worked out again only when something in them can have changed.
  rows() {
    const query = this.query.trim().toLowerCase();
    const key = [store.version, route.list, query, language.code, [...this.#toggled]].join('|');
    if (this.#kept.key !== key) {
      const all = store.lists()[route.list];
      const words = query ? query.split(/\s+/) : [];
      const fits = (a) => this.matches(a, words);
      const rows = route.list === 'out' ? outRows(words, fits, (a) => alarmRow(a, store.incidentOf(a.id)))
        : query ? plainRows(all.filter(fits)) : route.list === 'active' ? activeRows(all, this.#toggled) : plainRows(all);
      this.#kept = {key, rows};
    }
    return this.#kept.rows;
  }

  toggle(incident) {
    this.#toggled.delete(incident) || this.#toggled.add(incident);
    this.requestUpdate();
  }

  // Arrow keys go from row to row, also beyond those that are drawn.
  async key(event) {
    const step = STEPS[event.key];
    const from = event.target.closest('li[data-key]')?.dataset.key;
    if (step === undefined || from === undefined || event.target.closest('.more')) {
      return;
    }
    event.preventDefault();
    const rows = this.rows();
    const index = Math.max(0, Math.min(rows.length - 1, rows.findIndex((r) => r.key === from) + step));
    this.#window.reveal(index);
    this.requestUpdate();
    await this.updateComplete;
    this.querySelector(`li[data-key="${CSS.escape(rows[index].key)}"] button.name`)?.focus({preventScroll: true});
  }

  more(alarm) {
    const incident = store.incidentOf(alarm.id);
    return html`<div class="more">${alarmFacts(alarm)}${alarmActions(alarm)}
      ${incident ? html`<a href=${incidentLink(incident.id)}>${t('goto.incident')} →</a>` : nothing}</div>`;
  }

  row(row, index, total) {
    if (row.kind === 'group') {
      return html`<li class="group" data-key=${row.key} data-group=${row.key} aria-setsize=${total} aria-posinset=${index + 1}>
        ${groupLine(row, () => this.toggle(row.key))}</li>`;
    }
    const open = this.opened === row.key;
    const toggle = () => (this.opened = open ? null : row.key);
    if (row.kind === 'service') {
      return html`<li class="alarm out" data-key=${row.key} data-service=${row.service.sensor} aria-setsize=${total} aria-posinset=${index + 1}>
        ${outLine(row, open, toggle)}${open ? outMore(row) : nothing}</li>`;
    }
    const {alarm} = row;
    return html`<li class="alarm ${isUnacked(alarm) ? 'unacked' : ''} ${alarm.on ? 'on' : 'off'} ${row.grouped ? 'grouped' : ''}"
        data-key=${row.key} data-alarm=${alarm.id} aria-setsize=${total} aria-posinset=${index + 1}>
      ${alarmLine(row, open, toggle)}${open ? this.more(alarm) : nothing}</li>`;
  }

  tabs(listed) {
    return html`<div class="lists" role="group" aria-label=${t('alarms')}>${LISTS.map((name) => html`
      <button class="list-${name} ${listed[name] ? '' : 'zero'}" aria-pressed=${route.list === name} @click=${() => route.show(name)}>
        ${t(`list.${name}`)} <b>${listed[name]}</b></button>`)}</div>`;
  }

  empty(size, rows) {
    return size === 0 ? html`<p class="empty">${t(store.stale() ? 'empty.stale' : `empty.${route.list}`)}</p>`
      : rows.length === 0 ? html`<p class="empty">${t('nomatch', {q: this.query})}</p>` : nothing;
  }

  render() {
    const listed = sizes();
    const rows = this.rows();
    const {from, to} = this.#window.slice(rows, rows.findIndex((r) => r.key === this.opened));
    return html`<h2>${t('alarms')} <small>${t('standing.n', {n: store.standing().length})}</small>
        <input type="search" placeholder=${t('filter')} aria-label=${t('filter')} .value=${this.query}
          @input=${(e) => (this.query = e.target.value)}></h2>
      ${this.tabs(listed)}
      ${route.list === 'out' ? html`<p class="begin"><button class="out-of-service" @click=${() => forms.open('OUT_OF_SERVICE', null)}>${t('out.begin')}</button></p>` : nothing}
      ${this.empty(listed[route.list], rows)}
      <ul class="alarms windowed scroll list-of-${route.list}" aria-label=${t(`list.${route.list}`)} @keydown=${this.key}>
        <li class="gap" role="presentation"></li>
        ${repeat(rows.slice(from, to), (r) => r.key, (r, i) => this.row(r, from + i, rows.length))}
        <li class="gap" role="presentation"></li></ul>`;
  }
}

customElements.define('davy-alarm-list', DavyAlarmList);
