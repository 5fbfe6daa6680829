import {RANK} from './icons.js';
import {moreUrgent, store} from './store.js';

// With more rows than this an incident is drawn together.
const MOST_APART = 4;

// One alarm's row.
export const alarmRow = (alarm, incident, grouped = false) =>
  ({key: alarm.id, kind: 'alarm', alarm, grouped, first: incident?.alarms.length > 1 && incident.first_out.alarm === alarm.id});

// The first-out on top, then the most urgent.
function ordered(incident, alarms) {
  return [...alarms].sort((a, b) =>
    (b.id === incident.first_out.alarm) - (a.id === incident.first_out.alarm) || moreUrgent(a, b));
}

// Of a group that is drawn together: the first-out, and the most urgent of the highest priority.
function together([first, ...rest]) {
  const highest = rest.reduce((best, row) => (RANK[row.alarm.priority] > RANK[best.alarm.priority] ? row : best));
  return [first, highest];
}

function groupRows(incident, alarms, toggled) {
  const rows = ordered(incident, alarms).map((a) => alarmRow(a, incident, true));
  const open = rows.length <= MOST_APART || toggled.has(incident.id);
  const shown = open ? rows : together(rows);
  return [{key: incident.id, kind: 'group', incident, alarms, open, hidden: rows.length - shown.length, small: rows.length <= MOST_APART}, ...shown];
}

// The rows of the active list: alarms of one incident together, the first-out on top, groups where their most urgent alarm would stand.
export function activeRows(alarms, toggled) {
  const groups = new Map();
  const incidents = alarms.map((a) => store.incidentOf(a.id));
  incidents.forEach((i, n) => i && (groups.has(i.id) ? groups.get(i.id).push(alarms[n]) : groups.set(i.id, [alarms[n]])));
  const rows = [];
  alarms.forEach((alarm, n) => {
    const incident = incidents[n];
    const group = incident && groups.get(incident.id);
    if (!group || group.length === 1) {
      rows.push(alarmRow(alarm, incident));
    } else if (group[0] === alarm) {
      rows.push(...groupRows(incident, group, toggled));
    }
  });
  return rows;
}

// The rows of any other list, or of what a filter has found: one an alarm.
export const plainRows = (alarms) => alarms.map((a) => alarmRow(a, store.incidentOf(a.id)));
