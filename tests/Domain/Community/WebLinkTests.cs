namespace Mandates.Domain.Tests.Community;

public class WebLinkTests
{
    [Theory]
    [InlineData("https://www.oas.org/en/sms/", "www.oas.org")]
    [InlineData(" HTTPS://www.oas.org ", "www.oas.org")]
    [InlineData("https://www.oas.org:8443/a?b=c@d#e", "www.oas.org:8443")]
    [InlineData("https://оаѕ.org/", "xn--80a3c4a.org")]
    public void An_address_is_shown_with_the_host_that_it_leads_to(string given, string host)
    {
        Assert.Null(WebLink.Read(given, out var link));
        Assert.Equal(host.StartsWith("xn--", StringComparison.Ordinal), WebLink.HostOf(link).StartsWith("xn--", StringComparison.Ordinal));
        Assert.True(host.StartsWith("xn--", StringComparison.Ordinal) || host == WebLink.HostOf(link));
        Assert.Null(WebLink.Read(link, out var again));
        Assert.Equal(link, again);
    }

    [Theory]
    [InlineData("")]
    [InlineData("www.oas.org")]
    [InlineData("http://www.oas.org/")]
    [InlineData("javascript:alert(1)")]
    [InlineData("data:text/html,x")]
    [InlineData("https:www.oas.org")]
    [InlineData("https:///www.oas.org")]
    [InlineData("https://user@www.oas.org/")]
    [InlineData("https://@www.oas.org/")]
    [InlineData("https://www.oas.org:pass@evil.example/")]
    [InlineData("https://www.oas.org\\@evil.example/")]
    [InlineData("https:\\\\www.oas.org")]
    [InlineData("https://www.oas.org/a b")]
    [InlineData("https://www.oas.org/\u202Egpj.exe")]
    [InlineData("https://www.oas\u200B.org/")]
    [InlineData("https://localhost/")]
    [InlineData("https://127.0.0.1/")]
    [InlineData("https://[::1]/")]
    [InlineData("https://2130706433/")]
    public void What_does_not_plainly_lead_to_a_site_is_refused(string given) => Assert.NotNull(WebLink.Read(given, out _));

    [Fact]
    public void An_address_is_bounded_also_as_it_is_kept()
    {
        Assert.Null(WebLink.Read("https://www.oas.org/" + new string('a', 480), out _));
        Assert.NotNull(WebLink.Read("https://www.oas.org/" + new string('a', 481), out _));
        Assert.NotNull(WebLink.Read("https://www.oas.org/" + new string('é', 200), out _));
    }
}
