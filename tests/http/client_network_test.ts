import assert from "node:assert/strict";
import { clientNetwork, requireProxies } from "../../lib/http/client_network.ts";

Deno.test("without a trusted proxy, X-Forwarded-For is ignored", () => {
  assert.equal(clientNetwork("192.0.2.1", "203.0.113.9", 0), "192.0.2.1");
});

Deno.test("the leftmost X-Forwarded-For entry never counts when proxies append to it", () => {
  assert.equal(clientNetwork("10.0.0.1", "1.1.1.1, 203.0.113.9", 1), "203.0.113.9");
  assert.equal(clientNetwork("10.0.0.1", "1.1.1.1, 203.0.113.9, 10.0.0.2", 2), "203.0.113.9");
});

Deno.test("a request that passed fewer proxies than TRUSTED_PROXIES comes from an unknown network", () => {
  for (
    const [forwardedFor, proxies] of [[null, 1], ["", 1], ["203.0.113.9", 2], [
      "1.1.1.1, 2.2.2.2",
      3,
    ]] as const
  ) {
    assert.equal(clientNetwork("10.0.0.1", forwardedFor, proxies), "unknown");
    assert.throws(() => requireProxies(forwardedFor, proxies), /did not come through/);
  }
  requireProxies(null, 0);
  requireProxies("203.0.113.9", 1);
});

Deno.test("IPv6 addresses count by their /64", () => {
  assert.equal(clientNetwork("2001:db8:1:2:3:4:5:6", null, 0), "2001:db8:1:2::/64");
  assert.equal(
    clientNetwork("2001:db8:1:2::ffff", null, 0),
    clientNetwork("2001:0db8:0001:0002:a:b:c:d", null, 0),
  );
  assert.equal(clientNetwork("::1", null, 0), "0:0:0:0::/64");
  assert.equal(clientNetwork("fe80::1%eth0", null, 0), "fe80:0:0:0::/64");
});

Deno.test("an IPv4 address within IPv6 is the IPv4 address", () => {
  assert.equal(clientNetwork("::ffff:192.0.2.1", null, 0), "192.0.2.1");
});

Deno.test("garbage in X-Forwarded-For counts as one network, not many", () => {
  assert.equal(clientNetwork("10.0.0.1", "<script>", 1), "unknown");
  assert.equal(clientNetwork("10.0.0.1", "1:2:3", 1), "unknown");
});
