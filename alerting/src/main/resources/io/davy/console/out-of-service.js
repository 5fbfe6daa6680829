import {nameOf, t} from './i18n.js';
import {LISTS, store} from './store.js';

const kept = {version: -1, entries: [], byTag: new Map()};

// A record of davy.service and an alarm name their area in the same place of their ids: se-AREA-TAG, al-AREA-POINT-ONSET.
const key = (id, sensor) => `${id.split('-')[1]} ${sensor}`;

const ends = (service) => Date.parse(service.out_of_service.until);

// What is out of service, what ends first on top: {service, alarms} for each record of davy.service, with the alarms that it hides; {alarm}
// for an alarm that alone says so.
export const outOfService = () => current().entries;

function current() {
  if (kept.version !== store.version) {
    const entries = new Map([...store.services.values()].map((s) => [key(s.id, s.sensor), {service: s, at: ends(s), alarms: []}]));
    const alone = [];
    store.lists().out.forEach((a) => {
      const entry = entries.get(key(a.id, a.sensor));
      entry ? entry.alarms.push(a) : alone.push({alarm: a, at: Date.parse(a.handling.out_of_service.until)});
    });
    kept.version = store.version;
    kept.entries = [...entries.values(), ...alone].sort((a, b) => a.at - b.at);
    kept.byTag = new Map([...store.services.values()].map((s) => [s.sensor, s]));
  }
  return kept;
}

// How many stand in each list of alarms; out of service is also what has no alarm.
export function sizes() {
  const lists = store.lists();
  return Object.fromEntries(LISTS.map((name) => [name, name === 'out' ? outOfService().length : lists[name].length]));
}

// The permit under which a sensor of the plant is out of service, while it holds.
export function permitOf(tag) {
  const service = current().byTag.get(tag);
  return service && ends(service) > store.now() ? service.out_of_service : undefined;
}

// What and where something is that can be taken out of service: {what, zone}; both empty where the plant no longer has it.
export function placeOf(id, alarm) {
  const {machines = [], zones = []} = store.plant ?? {};
  const sensor = store.sensor(id);
  const machine = machines.find((m) => m.id === (sensor?.machine ?? id));
  const own = zones.find((z) => z.id === id);
  const zoneId = sensor?.zone ?? machine?.zone ?? own?.id ?? alarm?.zone;
  const zone = zones.find((z) => z.id === zoneId);
  const what = sensor ? sensor.gas ?? t(`kind.${sensor.kind}`) : machine ? nameOf(machine, t('machine')) : own ? t('zone') : '';
  return {what, zone: nameOf(zone, zoneId ?? ''), machine: sensor && machine ? `${machine.id} ${nameOf(machine, '')}`.trim() : '', known: Boolean(sensor || machine || own)};
}

// How permits leave the votes in which a gas detector takes part: n of the left that still vote, in place of needed of all. Also says what
// it will be when this detector is out as well.
export function votesOf(tag) {
  const sensor = store.sensor(tag);
  const votes = store.plant?.zones.find((z) => z.id === sensor?.zone)?.votes?.filter((v) => v.gas === sensor.gas) ?? [];
  return votes.map(({gas, needed, limit}) => {
    const detectors = store.plant.sensors.filter((s) => s.zone === sensor.zone && s.gas === gas);
    const left = detectors.filter((s) => s.tag !== tag && !permitOf(s.tag)).length;
    return {gas, limit, needed, of: detectors.length, left, n: Math.min(needed, left)};
  });
}

export const voteWords = (vote) => t(vote.left > 0 ? 'vote.left' : 'vote.none', {...vote, limit: t(`rule.${vote.limit}`)});

// What the search finds an entry by.
function words({service, alarms}) {
  const {by, permit, reason} = service.out_of_service;
  const {what, zone, machine} = placeOf(service.sensor, alarms[0]);
  return [service.sensor, what, zone, machine, by, permit, reason].join(' ').toLowerCase();
}

// Sensors of the plant that a text may mean: by tag, gas, kind or zone, those first whose tag begins so.
export function sensorsLike(text, most) {
  const wanted = text.trim().toLowerCase().split(/\s+/);
  const like = (store.plant?.sensors ?? []).filter((s) => {
    const {what, zone} = placeOf(s.tag);
    const all = `${s.tag} ${s.zone} ${what} ${zone}`.toLowerCase();
    return wanted.every((w) => all.includes(w));
  });
  const begins = (s) => s.tag.toLowerCase().startsWith(wanted[0]);
  return [...like.filter(begins), ...like.filter((s) => !begins(s))].slice(0, most);
}

// The rows of the list: each record, its alarms below it, and alarms that alone say so; of those that the wanted words fit.
export function outRows(wanted, alarmFits, alarmRow) {
  return outOfService().flatMap((entry) => {
    if (entry.alarm) {
      return alarmFits(entry.alarm) ? [alarmRow(entry.alarm)] : [];
    }
    const text = wanted.length ? words(entry) : '';
    const alarms = entry.alarms.filter(alarmFits);
    const fits = wanted.every((w) => text.includes(w));
    return fits || alarms.length
      ? [{key: entry.service.id, kind: 'service', ...entry}, ...(fits ? entry.alarms : alarms).map((a) => ({...alarmRow(a), grouped: true, under: true}))]
      : [];
  });
}
