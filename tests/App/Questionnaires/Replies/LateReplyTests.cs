namespace Mandates.App.Tests.Questionnaires.Replies;

public class LateReplyTests(RunningApp app) : IClassFixture<RunningApp>
{
    [Fact]
    public async Task The_last_second_of_the_deadline_is_in_time_and_the_next_is_late_but_kept()
    {
        await app.StartDispatchedAsync("deadline");

        await app.AdvanceToAsync(RunningApp.At(2012, 2, 23, 23, 59, 59));
        using var inTime = await app.ReplyAsync("deadline", "ag", [1]);
        await app.AdvanceToAsync(RunningApp.At(2012, 2, 24, 0, 0, 0));
        using var late = await app.ReplyAsync("deadline", "ar", [2]);

        Assert.False((await inTime.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("late").GetBoolean());
        Assert.True((await late.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("late").GetBoolean());
        Assert.Equal(HttpStatusCode.Created, late.StatusCode);
        Assert.NotEmpty(await app.Http.GetByteArrayAsync(new Uri("/api/mandates/deadline/states/ar/replies/1/files/1", UriKind.Relative)));
    }
}
