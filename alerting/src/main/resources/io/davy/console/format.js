import {t} from './i18n.js';

const clocks = new Map();

function clock(zone, options) {
  const key = `${zone} ${JSON.stringify(options)}`;
  if (!clocks.has(key)) {
    clocks.set(key, new Intl.DateTimeFormat('en-GB', {timeZone: zone, hourCycle: 'h23', ...options}));
  }
  return clocks.get(key);
}

const HMS = {hour: '2-digit', minute: '2-digit', second: '2-digit'};
let siteZone = 'UTC';

export function setSiteZone(zone) {
  siteZone = zone;
}

// Every time that people read is the site's; the top bar shows UTC beside it.
export const time = (instant) => clock(siteZone, HMS).format(new Date(instant));
export const utc = (instant) => clock('UTC', HMS).format(new Date(instant));

const day = (instant) => clock(siteZone, {day: '2-digit', month: '2-digit'}).format(new Date(instant));

// The time alone today, with the day before it otherwise.
export function when(instant, now) {
  if (!instant) {
    return '–';
  }
  return day(instant) === day(now) ? time(instant) : `${day(instant)} ${time(instant)}`;
}

export function duration(ms) {
  const s = Math.max(0, Math.round(ms / 1000));
  if (s < 60) {
    return `${s} s`;
  }
  if (s < 3600) {
    return `${Math.floor(s / 60)}:${String(s % 60).padStart(2, '0')} min`;
  }
  return s < 86400 ? `${Math.floor(s / 3600)} h ${Math.floor((s % 3600) / 60)} min` : `${Math.floor(s / 86400)} d`;
}

// A measured value with as many digits as anybody can use.
export function number(value) {
  if (value === undefined || value === null || !Number.isFinite(value)) {
    return '–';
  }
  const size = Math.abs(value);
  const digits = size >= 100 ? 0 : size >= 10 ? 1 : size >= 1 || size === 0 ? 2 : 3;
  return String(Number(value.toFixed(digits)));
}

const UNITS = {degC: '°C', deg: '°', m3: 'm³', 'mg/m3': 'mg/m³', 'm3/h': 'm³/h', '%vol': '% vol', '%LEL': '% LEL'};

export const unit = (u) => (u ? UNITS[u] ?? u : '');
export const measured = (value, u) => `${number(value)}${u ? ` ${unit(u)}` : ''}`;
export const ago = (ms) => t('ago', {t: duration(ms)});
