import { rfc2822 } from "../ids.ts";
import type { CredentialList, SipCredential, SipDomain } from "../sip/directory.ts";

const API = "2010-04-01";
const sipUri = (accountSid: string, path: string) => `/${API}/Accounts/${accountSid}/SIP${path}`;
const dates = ({ createdAt, updatedAt }: { createdAt: string; updatedAt: string }) => ({
  date_created: rfc2822(new Date(createdAt)),
  date_updated: rfc2822(new Date(updatedAt)),
});

export function domainView(accountSid: string, domain: SipDomain) {
  const uri = (rest: string) => sipUri(accountSid, `/Domains/${domain.sid}${rest}.json`);
  return {
    sid: domain.sid,
    account_sid: accountSid,
    api_version: API,
    domain_name: domain.domainName,
    friendly_name: domain.friendlyName,
    auth_type: domain.callLists.length > 0 ? "CREDENTIAL_LIST" : "",
    sip_registration: domain.sipRegistration,
    secure: domain.secure,
    emergency_calling_enabled: false,
    emergency_caller_sid: null,
    byoc_trunk_sid: null,
    voice_url: domain.voiceUrl,
    voice_method: domain.voiceMethod,
    voice_fallback_url: null,
    voice_fallback_method: "POST",
    voice_status_callback_url: null,
    voice_status_callback_method: "POST",
    ...dates(domain),
    uri: uri(""),
    subresource_uris: {
      credential_list_mappings: uri("/CredentialListMappings"),
      ip_access_control_list_mappings: uri("/IpAccessControlListMappings"),
    },
  };
}

export const mappingView = (accountSid: string, list: CredentialList) => ({
  sid: list.sid,
  account_sid: accountSid,
  friendly_name: list.friendlyName,
  ...dates(list),
});

export function listView(accountSid: string, list: CredentialList) {
  const uri = sipUri(accountSid, `/CredentialLists/${list.sid}`);
  return {
    sid: list.sid,
    account_sid: accountSid,
    friendly_name: list.friendlyName,
    ...dates(list),
    uri: `${uri}.json`,
    subresource_uris: { credentials: `${uri}/Credentials.json` },
  };
}

export const credentialView = (accountSid: string, list: CredentialList, credential: SipCredential) => ({
  sid: credential.sid,
  account_sid: accountSid,
  credential_list_sid: list.sid,
  username: credential.username,
  ...dates(credential),
  uri: sipUri(accountSid, `/CredentialLists/${list.sid}/Credentials/${credential.sid}.json`),
});
