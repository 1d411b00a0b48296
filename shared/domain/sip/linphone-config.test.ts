import { expect, test } from "vitest";
import { linphoneConfig } from "./linphone-config.ts";
import { registrarOf } from "./registrar.ts";

const registrar = registrarOf("ethiq.sip.twilio.com", "FR");
const account = { username: "jeanne-4821", password: "Kfd7-Bnr4-Qxt2-Hgm9-Wpz5", registrar };

test("Linphone is told its account, and to forget the link", () => {
  expect(linphoneConfig(account)).toBe(`<?xml version="1.0" encoding="UTF-8"?>
<config xmlns="http://www.linphone.org/xsds/lpconfig.xsd">
  <section name="misc">
    <entry name="transient_provisioning" overwrite="true">1</entry>
  </section>
  <section name="sip">
    <entry name="default_proxy" overwrite="true">0</entry>
  </section>
  <section name="auth_info_0">
    <entry name="username" overwrite="true">jeanne-4821</entry>
    <entry name="passwd" overwrite="true">Kfd7-Bnr4-Qxt2-Hgm9-Wpz5</entry>
    <entry name="domain" overwrite="true">ethiq.sip.dublin.twilio.com</entry>
  </section>
  <section name="proxy_0">
    <entry name="reg_proxy" overwrite="true">&lt;sip:ethiq.sip.dublin.twilio.com:5061;transport=tls&gt;</entry>
    <entry name="reg_identity" overwrite="true">sip:jeanne-4821@ethiq.sip.dublin.twilio.com</entry>
    <entry name="reg_expires" overwrite="true">1800</entry>
    <entry name="reg_sendregister" overwrite="true">1</entry>
  </section>
</config>
`);
});

test("no value becomes a tag", () => {
  const xml = linphoneConfig({ ...account, password: `a&b<c>"d'</entry><entry name="x">` });
  expect(xml).toContain(`>a&amp;b&lt;c&gt;&quot;d&apos;&lt;/entry&gt;&lt;entry name=&quot;x&quot;&gt;</entry>`);
  expect(xml.match(/<entry /g)).toHaveLength(9);
});
