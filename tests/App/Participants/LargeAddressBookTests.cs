using Mandates.Functions.Record;

namespace Mandates.App.Tests.Participants;

/// <summary>An app of its own, which ends with it: nobody waits until ten thousand people were asked to confirm.</summary>
public class LargeAddressBookTests(RunningApp app) : IClassFixture<RunningApp>
{
    [Fact]
    public async Task Ten_thousand_participants_are_taken_in_at_once_or_not_at_all()
    {
        var plan = await app.StartAsync("ten-thousand", states: 193);
        var book = AddressBookCalls.Header + string.Join("\r\n", Enumerable.Range(0, 10_000).Select(i => $"{plan.States[i % 193].Id},authority,MISPA,Person,person-{i}@people.example,en,"));

        var preview = await app.PreviewBookAsync("ten-thousand", book);
        using var accepted = await app.AcceptBookAsync("ten-thousand", book, preview.GetProperty("digest").GetString()!);

        Assert.Equal(0, preview.GetProperty("wrong").GetInt32());
        Assert.True(accepted.IsSuccessStatusCode, await accepted.Content.ReadAsStringAsync());
        Assert.Equal(10_000, (await app.Service<PersonStore>().ListAsync(new("ten-thousand"), CancellationToken.None)).Count);
        Assert.Equal(10_000 + 193, (await app.GetAsync("/api/mandates/ten-thousand/participants")).GetArrayLength());
        Assert.True((await app.GetAsync("/api/mandates/ten-thousand/audit/verify")).GetProperty("holds").GetBoolean());
    }
}
