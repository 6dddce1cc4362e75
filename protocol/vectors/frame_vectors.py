"""Frames of every type, those that are refused, and every control message (PROTOCOL 2, 6)."""

from admission_vectors import ADMISSION, ADMIT
from wire import *

TAG = run(0xF0, 16)
BIG = 2**63 - 1


def frames():
    def one(name, kind, fields, **pieces):
        return {"name": name, "section": "2.3", "type": kind.upper(), "fields": fields, **layout(kind, **pieces)}

    def bad(name, data, code="FRAME_INVALID"):
        return {"name": name, "section": "2.4", "native": data.hex(), "code": code}

    entry, keyframe = u64(1) + u32(1) + TAG, lambda part, parts: u64(1) + u64(1) + u32(1) + u16(part) + u16(parts) + TAG
    return {
        "about": "Native frames with their pieces named, and frames that are refused. Sealed parts are stand-ins.",
        "section": "2.1, 2.3, 2.4",
        "frames": [
            one("entry", "entry", {"seq": 258, "epoch": 3, "sealed": (b"!" + TAG).hex()},
                u64__seq=u64(258), u32__epoch=u32(3), sealed=b"!" + TAG),
            one("entry of the highest numbers, nothing but a tag", "entry", {"seq": BIG, "epoch": 2**31 - 1, "sealed": TAG.hex()},
                u64__seq=u64(BIG), u32__epoch=u32(2**31 - 1), sealed=TAG),
            one("last part of a keyframe", "keyframe",
                {"counter": 5, "seq": 77, "epoch": 2, "part": 63, "parts": 64, "sealed": TAG.hex()},
                u64__counter=u64(5), u64__seq=u64(77), u32__epoch=u32(2), u16__part=u16(63), u16__parts=u16(64), sealed=TAG),
            one("input", "input", {"member": 7, "seq": 9, "sealed": (run(0, 32) + TAG).hex()},
                u32__member=u32(7), u64__seq=u64(9), sealed=run(0, 32) + TAG),
            one("acknowledgement of input", "input_ack", {"member": 7, "counter": 4, "sealed": (run(0, 9) + TAG).hex()},
                u32__member=u32(7), u64__counter=u64(4), sealed=run(0, 9) + TAG),
            one("seen", "seen", {"seq": 513}, u64__seq=u64(513)),
            one("nothing seen yet", "seen", {"seq": 0}, u64__seq=u64(0)),
            one("entry acknowledged", "entry_ack", {"seq": 513}, u64__seq=u64(513)),
            one("control (a ping)", "control", {"body": (message(13, number(1, 5))).hex()}, protobuf=message(13, number(1, 5))),
            one("empty control (a frame, but no message)", "control", {"body": ""}),
        ],
        "refused": [
            bad("length 0", u32(0)  + u8(1)),
            bad("unknown type", u32(1) + u8(0x07)),
            bad("type 0", u32(1) + u8(0)),
            bad("entry over its limit", u32(1 + 65537) + u8(1), "FRAME_TOO_LARGE"),
            bad("control over its limit", u32(1 + 16385) + u8(16), "FRAME_TOO_LARGE"),
            bad("length of 4 GiB", u32(2**32 - 1) + u8(1), "FRAME_TOO_LARGE"),
            bad("entry shorter than header and tag", native("entry", entry[:-1])),
            bad("keyframe shorter than header and tag", native("keyframe", keyframe(0, 1)[:-1])),
            bad("entry 0", native("entry", u64(0) + u32(1) + TAG)),
            bad("epoch 0", native("entry", u64(1) + u32(0) + TAG)),
            bad("entry number of 2^63", native("entry", u64(2**63) + u32(1) + TAG)),
            bad("epoch of 2^31", native("entry", u64(1) + u32(2**31) + TAG)),
            bad("no parts", native("keyframe", keyframe(0, 0))),
            bad("part beyond the parts", native("keyframe", keyframe(1, 1))),
            bad("more than 64 parts", native("keyframe", keyframe(0, 65))),
            bad("member 0", native("input", u32(0) + u64(1) + TAG)),
            bad("acknowledgement 0", native("input_ack", u32(1) + u64(0) + TAG)),
            bad("seen too short", native("seen", bytes(7))),
            bad("seen too long", native("seen", bytes(9)), "FRAME_TOO_LARGE"),
            bad("acknowledges entry 0", native("entry_ack", u64(0))),
        ],
    }


def control():
    made = []

    def one(name, section, field, data, **fields):
        made.append({"name": name, "section": section, "fields": fields, "body": message(field, data).hex()})

    key, nonce, signature, chain, hashed = run(1, 32), run(2, 32), run(3, 64), run(4, 32), run(5, 32)
    invite, error = run(6, 8), number(1, 11) + blob(2, "not now")
    one("Hello", "6.1", 1, blob(1, nonce), nonce=nonce.hex())
    one("Open", "6.2", 2, blob(1, key) + blob(2, nonce) + number(3, 300) + blob(4, signature) + number(5, 1),
        public_key=key.hex(), nonce=nonce.hex(), generation=300, signature=signature.hex(), makes_keyframes=True)
    one("Opened", "6.2", 3, blob(1, "broker.example") + number(2, 7443) + number(3, 129), public_host="broker.example", public_port=7443, last_seq=129)
    one("Opened", "6.2", 3, b"", public_host="", public_port=0, last_seq=0)
    one("Invites", "6.3", 4, message(1, blob(1, invite) + blob(2, hashed)), invites=[{"id": invite.hex(), "token_hash": hashed.hex()}])
    one("Invites", "6.3", 4, b"", invites=[])
    one("Join", "5.2", 5, blob(1, SESSION) + blob(2, INVITE_ID) + blob(3, JOIN_TOKEN) + blob(4, ADMIT),
        session=SESSION, invite_id=INVITE_ID.hex(), join_token=JOIN_TOKEN.hex(), admit=ADMIT.hex())
    one("AdmitRequest", "5.3", 6, number(1, 2**40) + blob(2, "2001:db8::7") + blob(3, INVITE_ID) + blob(4, ADMIT),
        join_id=2**40, address="2001:db8::7", invite_id=INVITE_ID.hex(), admit=ADMIT.hex())
    admitted = number(1, MEMBER) + blob(2, ADMISSION)
    one("AdmitReply", "5.4", 7, number(1, 3) + message(2, admitted), join_id=3, member=MEMBER, admission=ADMISSION.hex())
    one("AdmitReply", "5.4", 7, number(1, 3) + message(3, error), join_id=3, code="REFUSED", text="not now")
    one("Admitted", "6.4", 8, admitted, member=MEMBER, admission=ADMISSION.hex())
    one("MemberOffline", "6.4", 9, number(1, MEMBER), member=MEMBER)
    for n, sharer in enumerate(["HERE", "AWAY", "UNKNOWN"], 1):
        one("Presence", "6.5", 10, number(1, n), sharer=sharer)
    one("Grant", "6.6", 11, number(1, 40) + number(2, 262144), after_seq=40, bytes=262144)
    one("Grant", "6.6", 11, b"", after_seq=0, bytes=0)
    one("NeedKeyframe", "6.6", 12, number(1, 40), min_seq=40)
    one("Ping", "6.7", 13, number(1, BIG), id=BIG)
    one("Pong", "6.7", 14, b"", id=0)
    one("End", "6.8", 15, number(1, 1) + number(2, 130) + number(3, 88) + blob(4, chain) + blob(5, signature),
        reason="COMMAND_ENDED", exit_code=130, last_seq=88, chain=chain.hex(), signature=signature.hex())
    one("End", "6.8", 15, number(1, 2) + blob(4, chain) + blob(5, signature),
        reason="SHARER_ENDED", exit_code=0, last_seq=0, chain=chain.hex(), signature=signature.hex())
    codes = ("PROTOCOL_ERROR FRAME_INVALID FRAME_TOO_LARGE TOO_SLOW CLAIM_REFUSED SUPERSEDED LIMIT_REACHED INVITE_UNKNOWN "
             "TOO_MANY_ATTEMPTS NO_SHARER REFUSED REMOVED IDLE_TIMEOUT SHUTTING_DOWN INPUT_TOO_FAST ENDED")
    for n, code in enumerate(codes.split(), 1):
        one("Failure", "6.9", 16, number(1, n) + blob(2, "caf\u00e9"), code=code, text="caf\u00e9", closes=code != "INPUT_TOO_FAST")

    def bad(name, field, data):
        return {"name": name, "section": "6", "body": message(field, data).hex()}

    refused = [
        {"name": "empty", "section": "6", "body": ""},
        {"name": "no protobuf", "section": "6", "body": "ffffff"},
        bad("unknown message", 200, b""),
        bad("nonce of 31 bytes", 1, blob(1, nonce[1:])),
        bad("generation 0", 2, blob(1, key) + blob(2, nonce) + blob(4, signature)),
        bad("generation of 2^63", 2, blob(1, key) + blob(2, nonce) + number(3, 2**63) + blob(4, signature)),
        bad("signature of 63 bytes", 2, blob(1, key) + blob(2, nonce) + number(3, 1) + blob(4, signature[1:])),
        bad("public host with a control character", 3, blob(1, "a\u001bb")),
        bad("public port of 65536", 3, number(2, 65536)),
        bad("the same invite twice", 4, 2 * message(1, blob(1, invite) + blob(2, hashed))),
        bad("257 invites", 4, b"".join(message(1, blob(1, u64(i + 1)) + blob(2, hashed)) for i in range(257))),
        bad("session id in upper case", 5, blob(1, SESSION.upper()) + blob(2, invite) + blob(3, hashed) + blob(4, ADMIT)),
        bad("no admit", 5, blob(1, SESSION) + blob(2, invite) + blob(3, hashed)),
        bad("admit of 1025 bytes", 5, blob(1, SESSION) + blob(2, invite) + blob(3, hashed) + blob(4, bytes(1025))),
        bad("join 0", 6, blob(2, "::1") + blob(3, invite) + blob(4, ADMIT)),
        bad("address of 65 characters", 6, number(1, 1) + blob(2, "a" * 65) + blob(3, invite) + blob(4, ADMIT)),
        bad("reply without an answer", 7, number(1, 1)),
        bad("member 0", 8, blob(2, ADMISSION)),
        bad("member of 2^31", 9, number(1, 2**31)),
        bad("presence unspecified", 10, b""),
        bad("presence of a later version", 10, number(1, 9)),
        bad("exit code 256", 15, number(1, 1) + number(2, 256) + blob(4, chain) + blob(5, signature)),
        bad("end without a reason", 15, blob(4, chain) + blob(5, signature)),
        bad("error 0", 16, blob(2, "x")),
        bad("error of a later version", 16, number(1, 17)),
        bad("text that turns itself around", 16, number(1, 1) + blob(2, "a\u202eb")),
        bad("text with an escape character", 16, number(1, 1) + blob(2, "a\u001b[2J")),
        bad("text that is no UTF-8", 16, number(1, 1) + blob(2, b"\xff")),
        bad("text of 1025 bytes", 16, number(1, 1) + blob(2, "x" * 1025)),
    ]
    return {"about": "Bodies of control frames, and bodies that are refused (protocol_error).", "section": "6", "messages": made, "refused": refused}
