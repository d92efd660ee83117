/**
 * Zones that `Intl` accepts and `Temporal` refuses were once stored. Each becomes the zone that `Intl` reads
 * in it. A zone without a place becomes New York's.
 */
const zones = {
  ACT: "Australia/Darwin",
  AET: "Australia/Sydney",
  AGT: "America/Argentina/Buenos_Aires",
  ART: "Africa/Cairo",
  AST: "America/Anchorage",
  BET: "America/Sao_Paulo",
  BST: "Asia/Dhaka",
  CAT: "Africa/Maputo",
  CNT: "America/St_Johns",
  CST: "America/Chicago",
  CTT: "Asia/Shanghai",
  EAT: "Africa/Nairobi",
  ECT: "Europe/Paris",
  Factory: "America/New_York",
  IET: "America/Indiana/Indianapolis",
  IST: "Asia/Kolkata",
  JST: "Asia/Tokyo",
  MIT: "Pacific/Apia",
  NET: "Asia/Yerevan",
  NST: "Pacific/Auckland",
  PLT: "Asia/Karachi",
  PNT: "America/Phoenix",
  PRT: "America/Puerto_Rico",
  PST: "America/Los_Angeles",
  SST: "Pacific/Guadalcanal",
  VST: "Asia/Ho_Chi_Minh",
  "Canada/East-Saskatchewan": "America/Regina",
  "US/Pacific-New": "America/Los_Angeles",
  "SystemV/AST4": "America/Puerto_Rico",
  "SystemV/AST4ADT": "America/Halifax",
  "SystemV/CST6": "America/Regina",
  "SystemV/CST6CDT": "America/Chicago",
  "SystemV/EST5": "America/Panama",
  "SystemV/EST5EDT": "America/New_York",
  "SystemV/HST10": "Pacific/Honolulu",
  "SystemV/MST7": "America/Phoenix",
  "SystemV/MST7MDT": "America/Denver",
  "SystemV/PST8": "Pacific/Pitcairn",
  "SystemV/PST8PDT": "America/Los_Angeles",
  "SystemV/YST9": "Pacific/Gambier",
  "SystemV/YST9YDT": "America/Anchorage",
};

const names = Object.keys(zones).map((zone) => `'${zone}'`).join(", ");
const cases = Object.entries(zones).map(([zone, place]) => `WHEN '${zone}' THEN '${place}'`).join(" ");

export const statements: readonly string[] = ["users", "therapist_profiles", "time_off"].map((table) =>
  `UPDATE ${table} SET time_zone = CASE time_zone ${cases} ELSE time_zone END WHERE time_zone IN (${names})`
);
