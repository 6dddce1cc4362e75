"""Entries, keyframes, input, acknowledgements, the chain and checkpoints (PROTOCOL 7, 8, 9)."""

from admission_vectors import MEMBER_KEYS
from primitives import sha256
from wire import *


def sealed(kind, key, nonce, header, plain, **fields):
    """A sealed frame with everything that went into it; `header` is a dict of named pieces."""
    head = b"".join(header.values())
    associated, ciphertext = seal_frame(key, nonce, kind, head, plain)
    steps = {"key": key.hex(), "nonce": nonce.hex(), "associated": associated.hex(), "plaintext": plain.hex()}
    return {**fields, **steps, **layout(kind, **header, sealed=ciphertext)}


def entry(seq, epoch, kind, data, **fields):
    header = {"u64__seq": u64(seq), "u32__epoch": u32(epoch)}
    return sealed("entry", entry_key(epoch), counter_nonce(seq), header, u8(kind) + data, seq=seq, epoch=epoch, **fields)


def body(frame):
    return bytes.fromhex(frame["native"])[5:]


def person(member, name, role):
    return message(1, number(1, member) + blob(2, name) + number(3, role))


CHAIN = [sha256(b"shareterm/1 chain\0", SID)]
ENTRIES = []
NO_KEYFRAME = u64(0) + bytes(32)


def checkpoint(epoch, keyframe):
    seq = len(ENTRIES) + 1
    return CHAIN[-1] + keyframe + sign("checkpoint", u32(epoch) + u64(seq) + CHAIN[-1] + keyframe)


def append(epoch, kind, data, name, **fields):
    made = entry(len(ENTRIES) + 1, epoch, kind, data, name=name, section="8.1", **fields)
    ENTRIES.append(made)
    CHAIN.append(sha256(CHAIN[-1], body(made)))


def keyframe_parts(counter, seq, epoch, contents):
    key, parts = keyframe_key(epoch), []
    for part, content in enumerate(contents):
        header = {"u64__counter": u64(counter), "u64__seq": u64(seq), "u32__epoch": u32(epoch)}
        header |= {"u16__part": u16(part), "u16__parts": u16(len(contents))}
        parts.append(sealed("keyframe", key, u64(counter) + u32(part), header, content, part=part))
    return parts


# The first content fills its part, the second does not.
KEYFRAME_CONTENT = bytes(65496) + b"\x1b[2J"
KEYFRAME = keyframe_parts(3, 2, 1, [KEYFRAME_CONTENT[:65496], KEYFRAME_CONTENT[65496:]])
KEYFRAME_HASH = sha256(b"shareterm/1 keyframe\0", SID, *(sha256(body(p)) for p in KEYFRAME))

append(1, 2, u16(80) + u16(24), "resize", columns=80, rows=24)
append(1, 1, b"$ ls -l\r\n", "output", bytes=b"$ ls -l\r\n".hex())
append(1, 3, person(MEMBER, "Ada Lovelace", 1) + person(8, "Grace Hopper", 2), "roster")
append(1, 4, "vim \u2014 notes".encode(), "title", text="vim \u2014 notes")
append(1, 5, checkpoint(1, NO_KEYFRAME), "checkpoint without a keyframe", keyframe_counter=0, keyframe_hash=bytes(32).hex())
append(1, 5, checkpoint(1, u64(3) + KEYFRAME_HASH), "checkpoint", keyframe_counter=3, keyframe_hash=KEYFRAME_HASH.hex())
append(1, 0x81, b"later", "kind of a later version", content=b"later".hex())


def log():
    return {
        "about": "The first entries of a session: sealed frames, the chain after each, checkpoints.",
        "section": "4.3, 4.5, 8.1, 9.1, 9.2",
        "session_seed": SEED.hex(),
        "session": SESSION,
        "output_key": OUTPUT_KEYS[1].hex(),
        "chain_start": CHAIN[0].hex(),
        "entries": [{**made, "chain": CHAIN[made["seq"]].hex()} for made in ENTRIES],
    }


def keyframe():
    short = keyframe_parts(4, 9, 2, [b"short"])
    return {
        "about": "Keyframes in parts and their hashes. Of the long one only hashes are given: it is 65,500 bytes, zeros then ESC [ 2 J.",
        "section": "4.2, 4.5, 8.6",
        "session": SESSION,
        "long": {
            "counter": 3,
            "seq": 2,
            "epoch": 1,
            "output_key": OUTPUT_KEYS[1].hex(),
            "part_native_sha256": [sha256(bytes.fromhex(p["native"])).hex() for p in KEYFRAME],
            "hash": KEYFRAME_HASH.hex(),
        },
        "short": {
            "counter": 4,
            "seq": 9,
            "epoch": 2,
            "output_key": OUTPUT_KEYS[2].hex(),
            "content": b"short".hex(),
            "part": short[0],
            "hash": sha256(b"shareterm/1 keyframe\0", SID, sha256(body(short[0]))).hex(),
        },
    }


def typed(seq, seen, data):
    plain = u64(seen) + u16(len(data)) + data
    plain += bytes(-len(plain) % 32)
    header = {"u32__member": u32(MEMBER), "u64__seq": u64(seq)}
    return sealed("input", MEMBER_KEYS["input"], counter_nonce(seq), header, plain, seq=seq, seen_seq=seen, bytes=data.hex())


VERDICTS = ["TYPED", "OBSERVER", "MUTED", "LOCKED", "STALE", "GAP", "DUPLICATE", "UNREADABLE"]


def answer(counter, next_seq, verdict):
    header = {"u32__member": u32(MEMBER), "u64__counter": u64(counter)}
    plain, nonce = u64(next_seq) + u8(verdict), counter_nonce(counter)
    fields = {"counter": counter, "next_seq": next_seq, "verdict": VERDICTS[verdict]}
    return sealed("input_ack", MEMBER_KEYS["ack"], nonce, header, plain, **fields)


def typing():
    inputs = [(1, 12, b"l"), (2, 12, b"s -l\r"), (3, 0, run(0x41, 22)), (4, 13, run(0x41, 23)), (5, 14, bytes(4096))]
    return {
        "about": "What a member types, with its padding, and the answers of the agent.",
        "section": "7.1, 7.2, 7.3",
        "session": SESSION,
        "member": MEMBER,
        "input_key": MEMBER_KEYS["input"].hex(),
        "ack_key": MEMBER_KEYS["ack"].hex(),
        "inputs": [typed(*i) for i in inputs],
        "acks": [answer(1 + v, 2 + v, v) for v in range(8)],
    }
