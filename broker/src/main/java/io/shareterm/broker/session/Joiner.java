package io.shareterm.broker.session;

import akka.actor.typed.ActorRef;
import io.shareterm.protocol.control.ControlMessage.AdmitRequest;
import io.shareterm.protocol.control.ControlMessage.Join;

/**
 * Somebody who is not admitted yet.
 *
 * @param id the broker's number for this connection, from 1
 * @param join what it asked for
 * @param address where it is, for the sharer
 * @param viewer its connection
 */
record Joiner(long id, Join join, String address, ActorRef<ViewerEvent> viewer) {

    AdmitRequest request() {
        return new AdmitRequest(id, address, join.inviteId(), join.admit());
    }
}
