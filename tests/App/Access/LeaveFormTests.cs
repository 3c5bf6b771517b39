using System.Text.RegularExpressions;
using Mandates.Functions.Access;

namespace Mandates.App.Tests.Access;

public sealed partial class LeaveFormTests(RunningApp app) : IClassFixture<RunningApp>
{
    [Fact]
    public async Task Whoever_is_signed_in_can_leave_by_the_form_of_the_page()
    {
        using var http = app.Stranger();
        var code = app.Host.LinkOf(Who.Chair).Fragment[1..];
        (await http.PostAsJsonAsync("/api/session", new CodeGiven(code))).EnsureSuccessStatusCode();
        var page = await http.GetStringAsync(new Uri("/", UriKind.Relative));

        using var form = new FormUrlEncodedContent([new("token", Token().Match(page).Groups[1].Value)]);
        using var left = await http.PostAsync(new Uri("/leave", UriKind.Relative), form);
        using var then = await http.GetAsync(new Uri("/api/session", UriKind.Relative));

        Assert.True(left.IsSuccessStatusCode, await left.Content.ReadAsStringAsync());
        Assert.Equal(HttpStatusCode.NotFound, then.StatusCode);
    }

    [GeneratedRegex("name=\"token\" value=\"([^\"]+)\"")]
    private static partial Regex Token();
}
