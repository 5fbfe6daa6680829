import {api} from './api.js';
import {setSiteZone} from './format.js';
import {RANK} from './icons.js';

const SILENT_MS = 10_000;
const MISSED_INTERVALS = 3;
// A flood begins with one alarm too many in so long.
const FLOOD_WINDOW_MS = 600_000;
// NE 107: from function check on, a value is not to be used.
export const BAD_FROM = 3;
// The list in which an alarm stands, by what is shown of it.
const LIST_OF = {
  UNACKED: 'active', ACKED: 'active', RTN_UNACKED: 'active', LATCHED_UNACKED: 'active', LATCHED_ACKED: 'latched',
  SHELVED: 'shelved', SUPPRESSED: 'suppressed', OUT_OF_SERVICE: 'out',
};
const KINDS = {alarms: 'id', incidents: 'id', missions: 'id', robots: 'robot', notifications: 'id', services: 'id'};

export const LISTS = ['active', 'latched', 'shelved', 'suppressed', 'out'];
const ENDED = new Set(['DONE', 'FAILED', 'CANCELLED']);
// What a routine round's missions name in place of an incident, before the round's id.
const ROUND = 'round/';

// Whether nothing more will come of a mission.
export const isEnded = (mission) => ENDED.has(mission.state);
// Whether a mission is an officer's verdict alone, for which no robot went.
export const isRobotless = (mission) => mission.state === 'DONE' && !mission.robot;
export const isUnacked = (alarm) => alarm.unanswered;
export const isStanding = (alarm) => ['active', 'latched'].includes(LIST_OF[alarm.shown]);

// When what hides an alarm ends by itself, milliseconds since 1970; never for what ends by itself only when a rule lets go.
export function endsAt(alarm) {
  const until = {SHELVED: alarm.handling?.shelf, OUT_OF_SERVICE: alarm.handling?.out_of_service}[alarm.shown]?.until;
  return until ? Date.parse(until) : Infinity;
}

// Unanswered first, then the highest priority, then the newest.
export const moreUrgent = (a, b) => b.unanswered - a.unanswered || RANK[b.priority] - RANK[a.priority] || b.at - a.at;
const TIMED = new Set(['shelved', 'out']);
const endsSooner = (a, b) => endsAt(a) - endsAt(b) || moreUrgent(a, b);

// All that the page knows, kept fresh by the server's events. Events: state, values, status, plant, results, denied, tick.
class Store extends EventTarget {
  plant = null;
  status = null;
  values = new Map();
  connected = false;
  lastHeard = Date.now();
  // Counts what has changed in state or plant, for those who keep what they have worked out.
  version = 0;
  #whole = false;
  #skew = 0;
  #events = null;
  #cache = {};
  #plantVersion = 0;
  #timers = [];
  #tags = new Map();

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
    on('part', (p) => this.#merge(p));
    on('whole', () => this.#entire());
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
    this.#whole = false;
    this.#merge(state);
    this.#status(status);
    this.#say('snapshot', 'state', 'values');
  }

  // Everything of the start has come.
  #entire() {
    this.#whole = true;
    this.#say('whole', 'state', 'status');
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
    update.alarms?.forEach((alarm) => (alarm.at = Date.parse(alarm.raised)));
    for (const [kind, ids] of Object.entries(update.gone ?? {})) {
      ids.forEach((id) => this[kind].delete(id));
    }
    this.#cache = {};
    this.version++;
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
      this.#tags = new Map(plant.sensors.map((s) => [s.tag, s]));
      this.version++;
      this.#cache = {};
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
    if (!this.#whole) {
      return {since: this.lastHeard + this.#skew, reasons: [{code: 'LOADING', part: ''}]};
    }
    const reasons = this.status?.stale ?? [];
    return reasons.length ? {since: Date.parse(reasons[0].since), reasons} : null;
  }

  #once(key, make) {
    return (this.#cache[key] ??= make());
  }

  // A sensor of the plant by its tag.
  sensor(tag) {
    return this.#tags.get(tag);
  }

  // Whether a sensor's value is of now and to be believed.
  fresh(sensor) {
    const value = this.values.get(sensor.tag);
    return value !== undefined && value[2] < BAD_FROM && this.now() - value[1] <= Math.max(SILENT_MS, MISSED_INTERVALS * sensor.interval_ms);
  }

  // What an alarm's sensor shows now; the alarm's own figure where that is another quantity or there is no good value.
  newest(alarm) {
    const sensor = this.#tags.get(alarm.sensor);
    const same = sensor && sensor.unit === alarm.unit && alarm.hazard !== 'DEVICE' && this.fresh(sensor);
    return same ? this.values.get(sensor.tag)[0] : alarm.value;
  }

  // The alarms of each list, in the order in which they are shown.
  lists() {
    return this.#once('lists', () => {
      const lists = Object.fromEntries(LISTS.map((name) => [name, []]));
      this.alarms.forEach((a) => lists[LIST_OF[a.shown]]?.push(a));
      LISTS.forEach((name) => lists[name].sort(TIMED.has(name) ? endsSooner : moreUrgent));
      return lists;
    });
  }

  // Alarms that are annunciated or wait for their reset.
  standing() {
    return this.#once('standing', () => [...this.lists().active, ...this.lists().latched]);
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
      // An alarm of an incident that became part of another stands in both: the open one is what it belongs to.
      [...this.incidentList()].reverse().forEach((i) => i.alarms.forEach((m) => map.set(m.alarm, i)));
      return map;
    });
    return byAlarm.get(alarmId);
  }

  // What came in a flood and is still on, the most urgent first.
  leftOf(flood) {
    return this.#once(`left ${flood.began}`, () => {
      const since = Date.parse(flood.began) - FLOOD_WINDOW_MS;
      return this.lists().active.filter((a) => a.on && a.at >= since);
    });
  }

  // What the plant says of such an alarm: consequence, action, time to respond.
  guidance(alarm) {
    const fits = (list, one) => !list?.length || list.includes(one);
    return this.plant?.guidance.find((g) => (!g.hazard || g.hazard === alarm.hazard) && (!g.gas || g.gas === alarm.gas)
      && fits(g.zones, alarm.zone) && fits(g.rules, alarm.rule));
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

  // The plant's routine rounds, and those that it no longer has but of which something is known; the missions of each, newest first.
  rounds() {
    return this.#once('rounds', () => {
      const rounds = new Map((this.plant?.rounds ?? []).map((r) => [r.id, {id: r.id, label: r, missions: []}]));
      this.missions.forEach((m) => {
        if (m.incident.startsWith(ROUND)) {
          const id = m.incident.slice(ROUND.length);
          rounds.has(id) || rounds.set(id, {id, missions: []});
          rounds.get(id).missions.push(m);
        }
      });
      rounds.forEach((r) => r.missions.sort((a, b) => Date.parse(b.created) - Date.parse(a.created) || b.number - a.number));
      return [...rounds.values()];
    });
  }

  notificationsOf(incidentId) {
    return [...this.notifications.values()].filter((n) => n.incident === incidentId)
      .sort((a, b) => Date.parse(a.created) - Date.parse(b.created));
  }
}

export const store = new Store();
