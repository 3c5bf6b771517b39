using Mandates.Functions.Web.Access;

namespace Mandates.App.Tests.Participants;

public sealed class BulkReadTests(RunningApp app) : IClassFixture<RunningApp>
{
    [Theory]
    [InlineData("book", "/api/mandates/book/address-book", "exportAddressBook", CallerRoles.Auditor)]
    [InlineData("states", "/mandates/states/states.csv", "exportStates", CallerRoles.Chair)]
    [InlineData("people", "/api/mandates/people/participants", "listParticipants", CallerRoles.Auditor)]
    [InlineData("people-chair", "/api/mandates/people-chair/participants", "listParticipants", CallerRoles.Chair)]
    public async Task An_officer_who_reads_the_addresses_of_many_is_in_the_audit(string mandate, string path, string act, CallerRoles role)
    {
        await app.StartAsync(mandate, states: 3);
        await app.FocalPointAsync(mandate, "ag", "one@ag.example");
        using var http = app.Officer(role);

        var read = await http.GetStringAsync(new Uri(path, UriKind.Relative));
        using var fromElsewhere = new HttpRequestMessage(HttpMethod.Get, path);
        fromElsewhere.Headers.Add("Sec-Fetch-Site", "cross-site");
        using var refused = await http.SendAsync(fromElsewhere);

        Assert.Contains("one@ag.example", read, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        var records = (await app.GetAsync($"/api/mandates/{mandate}/audit?act={act}")).GetProperty("records").EnumerateArray().ToArray();
        Assert.Equal(role.ToString(), $"{Assert.Single(records).GetProperty("deed").GetProperty("from")}", ignoreCase: true);
        Assert.DoesNotContain("one@ag.example", (await app.GetAsync($"/api/mandates/{mandate}/audit")).GetRawText(), StringComparison.Ordinal);
        Assert.True((await app.GetAsync($"/api/mandates/{mandate}/audit/verify")).GetProperty("holds").GetBoolean());
    }

    [Fact]
    public async Task A_delegation_that_reads_its_own_participants_is_not()
    {
        await app.StartAsync("own", states: 3);
        using var mission = await app.EnterAsync("own", "ag.mission");

        using var read = await mission.GetAsync(new Uri("/api/mandates/own/participants", UriKind.Relative));

        Assert.Equal(HttpStatusCode.OK, read.StatusCode);
        Assert.Empty((await app.GetAsync("/api/mandates/own/audit?act=listParticipants")).GetProperty("records").EnumerateArray());
    }
}
