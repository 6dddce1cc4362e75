package io.shareterm.config.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HostPortTest {
    @ParameterizedTest
    @CsvSource({
        "example.org:7373, example.org, 7373",
        "EXAMPLE.org:1, example.org, 1",
        "192.0.2.1:65535, 192.0.2.1, 65535",
        "[2001:DB8::1]:7373, 2001:db8::1, 7373",
        "[::1]:0, ::1, 0",
        "[fe80::1%eth0]:22, fe80::1%eth0, 22",
        "my_service:80, my_service, 80"
    })
    void addressesAreReadAndWrittenAlike(String text, String host, int port) {
        HostPort address = HostPort.parse(text);

        assertThat(address).isEqualTo(new HostPort(host, port));
        assertThat(HostPort.parse(address.toString())).isEqualTo(address);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "example.org",
                "example.org:",
                ":7373",
                "example.org:port",
                "example.org:65536",
                "example.org:123456",
                "[::1]",
                "[::1:7373",
                "[example.org]:1",
                "a b:1",
                "https://example.org:1",
                "exa\u00e4mple.org:1",
                "-dash.org:1",
                "[]:1",
                "999.1.1.1:1",
                "1.2.3:1",
                "example.1:1",
                "[:::]:1",
                "[1:2]:1",
                "[1:2:3:4:5:6:7:8:9]:1",
                "[192.0.2.1]:1"
            })
    void whatIsNoAddressIsRefused(String text) {
        assertThatThrownBy(() -> HostPort.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void ipv6WithoutBracketsIsExplained() {
        assertThatThrownBy(() -> HostPort.parse("::1")).hasMessage("put the IPv6 address in brackets: [::1]:PORT");
    }

    @Test
    void aPublicAddressTakesTheListeningPortWhereItHasNone() {
        assertThat(PublicAddress.parse("term.example.org").listeningOn(7373)).hasToString("term.example.org:7373");
        assertThat(PublicAddress.parse("term.example.org:443").listeningOn(7373))
                .hasToString("term.example.org:443");
        assertThat(PublicAddress.parse("[2001:db8::1]").listeningOn(7373)).hasToString("[2001:db8::1]:7373");
        assertThat(PublicAddress.parse("[2001:db8::1]:443").listeningOn(1)).hasToString("[2001:db8::1]:443");
    }

    @ParameterizedTest
    @ValueSource(strings = {"term.example.org:0", "term.example.org:70000", "", "2001:db8::1", "a/b"})
    void whatIsNoPublicAddressIsRefused(String text) {
        assertThatThrownBy(() -> PublicAddress.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }
}
