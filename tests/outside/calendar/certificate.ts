/** A self-signed certificate for calendar.example, and its key, which protects nothing. Valid until 2126. */
const pem = (label: string, base64: string[]) =>
  [`-----BEGIN ${label}-----`, ...base64, `-----END ${label}-----`, ""].join("\n");

export const calendarCertificate = {
  cert: pem("CERTIFICATE", [
    "MIIBqTCCAVCgAwIBAgIUUCjdVTLXA9U4Z2vxEnDNQhX15KswCgYIKoZIzj0EAwIw",
    "GzEZMBcGA1UEAwwQY2FsZW5kYXIuZXhhbXBsZTAgFw0yNjExMjMxMDI1NDRaGA8y",
    "MTI2MTAzMDEwMjU0NFowGzEZMBcGA1UEAwwQY2FsZW5kYXIuZXhhbXBsZTBZMBMG",
    "ByqGSM49AgEGCCqGSM49AwEHA0IABE/q/L0/EYrN1JSxC/Ss07jqk9TASyBR+8gh",
    "Ws0AQT/CiI/3mS3eQOjY63SJUGDvc15smgCZ286jJBFC7WAv6MmjcDBuMB0GA1Ud",
    "DgQWBBTGGv3uP3SySSzFMFNGAX6F+79UnDAfBgNVHSMEGDAWgBTGGv3uP3SySSzF",
    "MFNGAX6F+79UnDAPBgNVHRMBAf8EBTADAQH/MBsGA1UdEQQUMBKCEGNhbGVuZGFy",
    "LmV4YW1wbGUwCgYIKoZIzj0EAwIDRwAwRAIgSYScKUUwXuBDHsWG+y/CvgP+BJy4",
    "RRb1rBvT12UAkLACIEAUZjOcWTaBfNIXws84Jg7AXxRU8DCLWrYKt/07vNvV",
  ]),
  key: pem("PRIVATE KEY", [
    "MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgpXEP3VOPUzEQBTp6",
    "PnFu4FFP3hLVbm15PToobL5QZNChRANCAARP6vy9PxGKzdSUsQv0rNO46pPUwEsg",
    "UfvIIVrNAEE/woiP95kt3kDo2Ot0iVBg73NebJoAmdvOoyQRQu1gL+jJ",
  ]),
};
