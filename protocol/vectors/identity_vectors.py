"""Sessions and what they sign, every derived key, and links (PROTOCOL 3, 4, 10)."""

import base64

from admission_vectors import JOINER_PUBLIC, MEMBER_KEYS, MEMBER_PRK, NAME_KEY
from primitives import sha256
from wire import *


def identity():
    def signed(what, section, fields, **values):
        return {"what": what, "section": section, **values, "bytes": statement(what, fields).hex(), "signature": sign(what, fields).hex()}

    broker, agent, spki = run(0x10, 32), run(0x30, 32), run(0x50, 32)
    transcript, chain, keyframe = run(0x70, 32), run(0x90, 32), run(0xB0, 32)
    return {
        "about": "A session's key pair, its address, and each statement that it signs.",
        "section": "3.1, 3.2, 3.3, 5.4, 6.8, 9.2",
        "seed": SEED.hex(),
        "public_key": PUBLIC.hex(),
        "session": SESSION,
        "statements": [
            signed("open", "3.3", broker + agent + spki + u64(300), broker_nonce=broker.hex(), agent_nonce=agent.hex(), spki_hash=spki.hex(), generation=300),
            signed("admitted", "5.4", transcript, transcript=transcript.hex()),
            signed("checkpoint", "9.2", u32(2) + u64(77) + chain + u64(5) + keyframe,
                   epoch=2, seq=77, chain=chain.hex(), keyframe_counter=5, keyframe_hash=keyframe.hex()),
            signed("end", "6.8", u64(88) + chain + u32(1) + u32(130), last_seq=88, chain=chain.hex(), reason=1, exit_code=130),
        ],
    }


def keys():
    def derived(name, section, label, ids, secret, value):
        return {"name": name, "section": section, "from": secret.hex(), "info": info(label, ids).hex(), "key": value.hex()}

    made = [
        derived("inviteId", "4.4", "invite id", b"", INVITE_PRK, INVITE_ID),
        derived("joinToken", "4.4", "join token", b"", INVITE_PRK, JOIN_TOKEN),
        derived("admitKey", "4.4", "admit", b"", INVITE_PRK, ADMIT_KEY),
        derived("nameKey", "5.2", "name", JOINER_PUBLIC, ADMIT_KEY, NAME_KEY),
    ]
    for epoch, key in OUTPUT_KEYS.items():
        made.append(derived(f"entry {epoch}", "4.5", "entry", u32(epoch), key, entry_key(epoch)))
        made.append(derived(f"keyframe {epoch}", "4.5", "keyframe", u32(epoch), key, keyframe_key(epoch)))
    for label, key in MEMBER_KEYS.items():
        made.append(derived(label, "4.6", label, u32(MEMBER), MEMBER_PRK, key))
    return {
        "about": "Every derived key: HKDF-Expand of `from` with `info`.",
        "section": "4.1, 4.4, 4.5, 4.6, 5.2",
        "session": SESSION,
        "secret": SECRET.hex(),
        "invite_prk": INVITE_PRK.hex(),
        "token_hash": sha256(JOIN_TOKEN).hex(),
        "member": MEMBER,
        "derived": made,
    }


def b64(data):
    return base64.urlsafe_b64encode(data).decode().rstrip("=")


def links():
    spki = run(0xC0, 44)
    fingerprint = sha256(spki)[:16]
    secret, pin = b64(SECRET), b64(fingerprint)

    def good(host, port, text, pinned=False):
        return {"text": text, "host": host, "port": port, "fingerprint": fingerprint.hex() if pinned else ""}

    base = f"https://broker.example/s/{SESSION}"
    missing = [
        "", "https://broker.example", "https://broker.example/", "https://broker.example/s", "https://broker.example/s/",
        base[:-1], base[:-1] + "#" + secret, base, base + "#", base + "#" + secret[:-1],
        base + "#" + secret + ".", base + "#" + secret + "." + pin[:-1],
    ]
    other = [
        "broker.example", f"http://broker.example/s/{SESSION}#{secret}", f"https://broker.example/t/{SESSION}#{secret}",
        f"https://user@broker.example/s/{SESSION}#{secret}", f"https:///s/{SESSION}#{secret}", f"https://a..b/s/{SESSION}#{secret}",
        f"https://broker.example:0/s/{SESSION}#{secret}", f"https://broker.example:65536/s/{SESSION}#{secret}",
        f"https://broker.example:/s/{SESSION}#{secret}", f"https://2001:db8::7/s/{SESSION}#{secret}",
        f"https://[2001:db8::7/s/{SESSION}#{secret}", f"https://[broker.example]/s/{SESSION}#{secret}",
        f"https://[2001:db8:::7]/s/{SESSION}#{secret}", base + "x#" + secret, base.upper() + "#" + secret,
        base + "?a=b#" + secret, base + "#" + secret + "A", base + "#" + secret[:-1] + "=", base + "#" + secret[:-1] + "!",
        base + "#" + secret[:-1] + "B", base + "#" + secret + "." + pin + ".", base + " #" + secret, base + "#" + secret[:11] + "\n" + secret[11:],
        base + "#" + secret + "." + pin[:-1] + "+", base + "#" + secret[:-1] + "\u00e9",
    ]
    return {
        "about": "Links, what was read as a link, what is missing a part, and what is no link.",
        "section": "10.1, 10.2",
        "session": SESSION,
        "secret": SECRET.hex(),
        "spki": spki.hex(),
        "fingerprint": pin,
        "links": [
            good("broker.example", 443, f"{base}#{secret}"),
            good("broker.example", 7443, f"https://broker.example:7443/s/{SESSION}#{secret}.{pin}", True),
            good("192.0.2.7", 7443, f"https://192.0.2.7:7443/s/{SESSION}#{secret}"),
            good("2001:db8::7", 443, f"https://[2001:db8::7]/s/{SESSION}#{secret}.{pin}", True),
            good("::1", 7443, f"https://[::1]:7443/s/{SESSION}#{secret}"),
        ],
        "also_read": [
            good("broker.example", 443, f"  {base}#{secret}\n"),
            good("broker.example", 443, f"https://broker.example:443/s/{SESSION}#{secret}"),
        ],
        "part_missing": missing,
        "no_link": other,
    }
