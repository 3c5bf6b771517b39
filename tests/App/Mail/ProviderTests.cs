using Microsoft.AspNetCore.Http;

namespace Mandates.App.Tests.Mail;

public sealed class UnrulyApp : RunningApp, IAsyncLifetime
{
    public UnrulyProvider Provider { get; private set; } = null!;

    protected override Dictionary<string, string?> Settings => new() { ["Mail:Host"] = Provider.Address };

    async ValueTask IAsyncLifetime.InitializeAsync()
    {
        Provider = await UnrulyProvider.StartAsync();
        await InitializeAsync();
    }

    async ValueTask IAsyncDisposable.DisposeAsync()
    {
        await DisposeAsync();
        await Provider.DisposeAsync();
    }
}

/// <summary>What becomes of the invitations to the first meeting, due on 8 December at nine, when the provider misbehaves.</summary>
public class ProviderTests
{
    [Fact]
    public async Task A_mail_that_the_provider_took_without_answering_is_shown_as_unconfirmed_and_never_sent_twice()
    {
        await using var app = await StartAsync("silent", answer: null);

        await app.AdvanceToAsync(RunningApp.At(2011, 12, 8));
        app.Provider.Answer = StatusCodes.Status202Accepted;
        await app.AdvanceToAsync(RunningApp.At(2011, 12, 9, 9));

        Assert.Equal(["unconfirmed"], await OutcomesAsync(app, "silent"));
        Assert.NotEmpty(app.Provider.Accepted);
        Assert.Equal(app.Provider.Accepted.Distinct(), app.Provider.Accepted);
    }

    [Fact]
    public async Task A_mail_that_certainly_did_not_go_out_is_tried_again_by_the_sweep()
    {
        await using var app = await StartAsync("refused", StatusCodes.Status429TooManyRequests);

        await app.AdvanceToAsync(RunningApp.At(2011, 12, 8));
        var first = await OutcomesAsync(app, "refused");
        app.Provider.Answer = StatusCodes.Status202Accepted;
        await app.AdvanceToAsync(RunningApp.At(2011, 12, 9, 9));

        Assert.Equal(["deferred"], first);
        Assert.Equal(["accepted"], await OutcomesAsync(app, "refused"));
        Assert.Equal(2, app.Provider.Accepted.Count);
        Assert.Equal(app.Provider.Accepted.Distinct(), app.Provider.Accepted);
    }

    [Fact]
    public async Task A_mail_that_the_provider_refuses_for_good_is_shown_as_failed_and_not_repeated()
    {
        await using var app = await StartAsync("bad", StatusCodes.Status400BadRequest);

        await app.AdvanceToAsync(RunningApp.At(2011, 12, 8));
        app.Provider.Answer = StatusCodes.Status202Accepted;
        await app.AdvanceToAsync(RunningApp.At(2011, 12, 9, 9));

        Assert.Equal(["failed"], await OutcomesAsync(app, "bad"));
        Assert.Empty(app.Provider.Accepted);
        Assert.Equal(2, (await app.GetAsync("/api/mandates/bad/status")).GetProperty("notices").GetProperty("failed").GetInt32());
    }

    private static async Task<UnrulyApp> StartAsync(string mandate, int? answer)
    {
        var app = new UnrulyApp();
        await ((IAsyncLifetime)app).InitializeAsync();
        app.Provider.Answer = answer;
        await app.StartAsync(mandate, states: 2);
        return app;
    }

    private static async Task<IEnumerable<string?>> OutcomesAsync(RunningApp app, string mandate) =>
        (await app.GetAsync($"/api/mandates/{mandate}/notices")).EnumerateArray()
            .Where(n => n.GetProperty("reason").GetString() == "meetingInvitation")
            .Select(n => n.GetProperty("outcome").GetString()).Distinct();
}
