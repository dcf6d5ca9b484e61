/** The user of a `tg://user?id=...` link, if it is one. */
export function linkedUser(link: string): number | undefined {
  const match = /^tg:(?:\/\/)?user\?(?:.*&)?id=([0-9]{1,15})(?:&|$)/i.exec(link);
  return match ? Number(match[1]) : undefined;
}

/**
 * The address Telegram makes of a link: `http://` where no scheme is given, the host in lower case, a slash where there is no
 * path. Undefined for what Telegram takes for no link at all (white space, a host without a dot, an unknown scheme): such an `<a>` loses
 * its link without an error.
 */
export function checkedLink(link: string): string | undefined {
  const scheme = /^([a-z][a-z0-9+.-]*):\/\//i.exec(link)?.[1]?.toLowerCase();
  if (scheme === "tg" || scheme === "ton" || scheme === "tonsite") return link;
  const address = scheme === undefined ? `http://${link}` : link;
  const match = /^(https?|ftp):\/\/((?:[^/?#@\s]*@)?)([^/?#\s<>"]+)([/?#]\S*)?$/iu.exec(address);
  if (!match) return undefined;
  const [, protocol = "", user = "", host = "", rest = ""] = match;
  const isNamed = /^[\p{L}\p{N}_-]+(\.[\p{L}\p{N}_-]+)+(:[0-9]{1,5})?$/u.test(host);
  const isIpv6 = /^\[[0-9a-f:.]+\](:[0-9]{1,5})?$/i.test(host);
  if (!isNamed && !isIpv6) return undefined;
  const slash = rest.startsWith("/") ? "" : "/";
  return `${protocol.toLowerCase()}://${user}${host.toLowerCase()}${slash}${rest}`;
}
