package io.shareterm.protocol.log;

import akka.util.ByteString;

/** A whole keyframe as of entry {@code seq}; the mark is what a checkpoint must sign for it. */
public record OpenedKeyframe(long seq, int epoch, ByteString content, KeyframeMark mark) {}
