import {api} from './api.js';
import {setSiteZone} from './format.js';
import {RANK} from './icons.js';

const SILENT_MS = 10_000;
const MISSED_INTERVALS = 3;
// NE 107: from function check on, a value is not to be used.
export const BAD_FROM = 3;
const UNACKED = new Set(['UNACKED', 'RTN_UNACKED', 'LATCHED_UNACKED']);
const KINDS = {alarms: 'id', incidents: 'id', missions: 'id', robots: 'robot', notifications: 'id'};

export const isUnacked = (alarm) => UNACKED.has(alarm.state);
export const isStanding = (alarm) => alarm.state !== 'NORMAL';

// All that the page knows, kept fresh by the server's events. Events: state, values, status, plant, results, denied, tick.
class Store extends EventTarget {
  plant = null;
  status = null;
  values = new Map();
  connected = false;
  lastHeard = Date.now();
  #skew = 0;
  #events = null;
  #cache = {};
  #plantVersion = 0;
  #timers = [];

  constructor() {
    super();
    Object.keys(KINDS).forEach((kind) => (this[kind] = new Map()));
  }

  // The server's clock.
  now() {
    return Date.now() + this.#skew;
  }

  async start() {
    this.lastHeard = Date.now();
    await this.#loadPlant();
    this.#connect();
    this.#timers = [setInterval(() => this.#say('tick'), 1000)];
  }

  stop() {
    this.#events?.close();
    this.#timers.forEach(clearInterval);
    this.connected = false;
  }

  #connect() {
    this.#events?.close();
    const source = new EventSource('/api/events');
    this.#events = source;
    const on = (name, take) => source.addEventListener(name, (e) => {
      this.lastHeard = Date.now();
      this.connected = true;
      take(JSON.parse(e.data));
    });
    on('snapshot', (s) => this.#snapshot(s));
    on('change', (c) => this.#change(c));
    on('values', (v) => this.#values(v));
    on('status', (s) => this.#status(s));
    source.onerror = () => this.#lost(source);
  }

  async #lost(source) {
    if (source !== this.#events) {
      return;
    }
    this.connected = false;
    this.#say('status');
    if (source.readyState !== EventSource.CLOSED) {
      return;
    }
    const me = await api.me();
    if (me.status === 401 || me.status === 403) {
      this.#say('denied');
    } else {
      setTimeout(() => source === this.#events && this.#connect(), 2000);
    }
  }

  #snapshot({state, values, status}) {
    Object.keys(KINDS).forEach((kind) => (this[kind] = new Map()));
    this.values = new Map(Object.entries(values));
    this.#merge(state);
    this.#status(status);
    this.#say('snapshot', 'state', 'values');
  }

  #change(update) {
    this.#merge(update);
    this.#say('state');
    if (update.results) {
      this.dispatchEvent(new CustomEvent('results', {detail: update.results}));
    }
  }

  #merge(update) {
    for (const [kind, id] of Object.entries(KINDS)) {
      update[kind]?.forEach((thing) => this[kind].set(thing[id], thing));
    }
    for (const [kind, ids] of Object.entries(update.gone ?? {})) {
      ids.forEach((id) => this[kind].delete(id));
    }
    this.#cache = {};
  }

  #values(fresh) {
    Object.entries(fresh).forEach(([tag, value]) => this.values.set(tag, value));
    this.#say('values');
  }

  #status(status) {
    this.#skew = Date.parse(status.time) - Date.now();
    this.status = status;
    if (this.#plantVersion !== status.plant_version) {
      this.#plantVersion = status.plant_version;
      this.#loadPlant();
    }
    this.#say('status');
  }

  async #loadPlant() {
    const plant = await api.plant();
    if (!plant.error) {
      this.plant = plant;
      setSiteZone(plant.site.timezone);
      this.#say('plant');
    }
  }

  #say(...names) {
    names.forEach((name) => this.dispatchEvent(new Event(name)));
  }

  // Why the screen cannot be trusted, or null. It is never empty while nothing is heard.
  stale() {
    if (!this.connected || Date.now() - this.lastHeard > SILENT_MS) {
      return {since: this.lastHeard + this.#skew, reasons: [{code: 'SERVER', part: ''}]};
    }
    const reasons = this.status?.stale ?? [];
    return reasons.length ? {since: Date.parse(reasons[0].since), reasons} : null;
  }

  #once(key, make) {
    return (this.#cache[key] ??= make());
  }

  // Whether a sensor's value is of now and to be believed.
  fresh(sensor) {
    const value = this.values.get(sensor.tag);
    return value !== undefined && value[2] < BAD_FROM && this.now() - value[1] <= Math.max(SILENT_MS, MISSED_INTERVALS * sensor.interval_ms);
  }

  // What an alarm's sensor shows now; the alarm's own figure where that is another quantity or there is no good value.
  newest(alarm) {
    const sensor = this.plant?.sensors.find((s) => s.tag === alarm.sensor);
    const same = sensor && sensor.unit === alarm.unit && alarm.hazard !== 'DEVICE' && this.fresh(sensor);
    return same ? this.values.get(sensor.tag)[0] : alarm.value;
  }

  // Standing alarms: highest priority first, within it unacknowledged first, then the newest.
  standing() {
    return this.#once('standing', () => [...this.alarms.values()].filter(isStanding).sort((a, b) =>
      RANK[b.priority] - RANK[a.priority] || isUnacked(b) - isUnacked(a) || Date.parse(b.raised) - Date.parse(a.raised)));
  }

  unackedCount() {
    return this.#once('unacked', () => this.standing().filter(isUnacked).length);
  }

  counts() {
    return this.#once('counts', () => {
      const counts = {HIGHEST: 0, HIGH: 0, MEDIUM: 0, LOW: 0};
      this.standing().forEach((a) => counts[a.priority]++);
      return counts;
    });
  }

  // Open incidents first, the worst of them first; then the closed, newest first.
  incidentList() {
    return this.#once('incidents', () => [...this.incidents.values()].sort((a, b) =>
      (b.state === 'OPEN') - (a.state === 'OPEN')
      || (a.state === 'OPEN' ? RANK[b.severity] - RANK[a.severity] : 0)
      || Date.parse(b.opened) - Date.parse(a.opened)));
  }

  incidentOf(alarmId) {
    const byAlarm = this.#once('byAlarm', () => {
      const map = new Map();
      this.incidents.forEach((i) => i.alarms.forEach((m) => map.set(m.alarm, i)));
      return map;
    });
    return byAlarm.get(alarmId);
  }

  // Standing alarms by sensor, the worst first.
  bySensor() {
    return this.#once('bySensor', () => Map.groupBy
      ? Map.groupBy(this.standing(), (a) => a.sensor)
      : this.standing().reduce((m, a) => m.set(a.sensor, [...(m.get(a.sensor) ?? []), a]), new Map()));
  }

  missionsOf(incidentId) {
    return [...this.missions.values()].filter((m) => m.incident === incidentId).sort((a, b) => b.number - a.number);
  }

  notificationsOf(incidentId) {
    return [...this.notifications.values()].filter((n) => n.incident === incidentId)
      .sort((a, b) => Date.parse(a.created) - Date.parse(b.created));
  }
}

export const store = new Store();
