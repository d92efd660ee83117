import assert from "node:assert/strict";
import { readCalendarAddress } from "../../../lib/outside/calendar/calendar_address.ts";
import { isLoopback, isPublicAddress } from "../../../lib/outside/calendar/public_address.ts";

const inside = [
  ...["0.0.0.0", "0.1.2.3", "10.0.0.1", "10.255.255.255", "100.64.0.1", "100.127.255.255", "127.0.0.1"],
  ...["127.255.255.254", "169.254.169.254", "172.16.0.1", "172.31.255.255", "192.0.0.8", "192.0.2.1"],
  ...["192.88.99.1", "192.168.0.1", "198.18.0.1", "198.19.255.255", "198.51.100.7", "203.0.113.9"],
  ...["224.0.0.1", "239.255.255.255", "240.0.0.1", "255.255.255.255"],
  ...["::", "::1", "::7f00:1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "::ffff:a9fe:a9fe", "::ffff:8.8.8.8"],
  ...["0:0:0:0:0:ffff:7f00:1", "64:ff9b::10.0.0.1", "64:ff9b::7f00:1", "64:ff9b::a9fe:a9fe", "64:ff9b::"],
  ...["64:ff9b:1::808:808", "100::1", "2001::1", "2001:0:4136:e378:8000:63bf:3fff:fdd2", "2001:10::1"],
  ...["2001:2::1", "2001:db8::1", "2002:7f00:1::", "2002:a00:1::1", "3fff::1", "4000::1", "5f00::1"],
  ...["fc00::1", "fd00:ec2::254", "fe80::1", "fe80::1%eth0", "fec0::1", "ff02::1", "ff0e::1"],
];
const outside = [
  ...["1.1.1.1", "8.8.8.8", "9.255.255.255", "11.0.0.1", "100.63.255.255", "100.128.0.1", "128.0.0.1"],
  ...["169.253.1.1", "172.15.255.255", "172.32.0.1", "192.0.1.1", "192.167.1.1", "198.17.0.1"],
  ...["198.20.0.1", "223.255.255.255", "2606:4700::1111", "2001:4860:4860::8888", "2a00:1450:4001::200e"],
  ...["64:ff9b::8.8.8.8", "64:ff9b::808:808"],
];
const noAddresses = ["", "localhost", "8.8.8", "8.8.8.8.8", "0x7f.1", "[::1]", "8.8.8.8:443", "1::2::3"];

Deno.test("an address of a private, local, reserved or documentation network is not public, in any notation", () => {
  for (const address of [...inside, ...noAddresses]) assert.equal(isPublicAddress(address), false, address);
});

Deno.test("an internet address is public, also in its NAT64 form", () => {
  for (const address of outside) assert.equal(isPublicAddress(address), true, address);
});

Deno.test("only this machine is loopback", () => {
  for (const address of ["127.0.0.1", "127.9.9.9", "::1"]) assert.ok(isLoopback(address), address);
  for (const address of ["10.0.0.1", "0.0.0.0", "::", "8.8.8.8", "localhost"]) {
    assert.ok(!isLoopback(address), address);
  }
});

const read = (text: string, allowLoopback = false) => {
  const result = readCalendarAddress(text, { allowLoopback });
  return result.kind === "address" ? result.url.href : result.why;
};

Deno.test("a calendar's address begins with https, or with webcal, which means https", () => {
  const pasted = {
    " https://calendar.example/a.ics?b=c#d ": "https://calendar.example/a.ics?b=c",
    "webcal://p01-caldav.icloud.example/published/2/x": "https://p01-caldav.icloud.example/published/2/x",
    "WEBCALS://calendar.example/": "https://calendar.example/",
    "https://calendar.example:443/": "https://calendar.example/",
    "https://8.8.8.8/a.ics": "https://8.8.8.8/a.ics",
  };
  for (const [text, href] of Object.entries(pasted)) assert.equal(read(text), href);
});

Deno.test("an address is refused if it is invalid, insecure or internal, has a password, or uses another port", () => {
  const refused = {
    "": "not_an_address",
    "calendar.example/a.ics": "not_an_address",
    "https://": "not_an_address",
    [`https://calendar.example/${"a".repeat(2000)}`]: "not_an_address",
    "http://calendar.example/a.ics": "not_https",
    "http://127.0.0.1/a.ics": "not_https",
    "file:///etc/passwd": "not_https",
    "javascript:alert(1)": "not_https",
    "data:text/calendar,BEGIN:VCALENDAR": "not_https",
    "ftp://calendar.example/": "not_https",
    "https://ann:secret@calendar.example/": "has_password",
    "https://calendar.example@127.0.0.1/": "has_password",
    "https://calendar.example:8443/": "wrong_port",
    "https://127.0.0.1/": "not_public",
    "https://2130706433/": "not_public",
    "https://0x7f.1/": "not_public",
    "https://017700000001/": "not_public",
    "https://127.1/": "not_public",
    "https://①②⑦.0.0.1/": "not_public",
    "https://0/": "not_public",
    "https://169.254.169.254/latest/meta-data/": "not_public",
    "https://[::1]/": "not_public",
    "https://[::ffff:127.0.0.1]/": "not_public",
    "https://[::ffff:7f00:1]/": "not_public",
    "https://[64:ff9b::a9fe:a9fe]/": "not_public",
    "https://[fd00:ec2::254]/": "not_public",
  };
  for (const [text, why] of Object.entries(refused)) assert.equal(read(text), why, text);
});

Deno.test("if the configuration allows it, calendars on this machine may be read over http, but on no other private address", () => {
  assert.equal(read("http://localhost:8080/a.ics", true), "http://localhost:8080/a.ics");
  assert.equal(read("http://127.0.0.1:8080/a.ics", true), "http://127.0.0.1:8080/a.ics");
  assert.equal(read("http://10.0.0.1:8080/a.ics", true), "not_https");
  assert.equal(read("https://10.0.0.1:8080/a.ics", true), "not_public");
  assert.equal(read("http://calendar.example/a.ics", true), "not_https");
});
