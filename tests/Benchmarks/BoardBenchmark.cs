using System.Diagnostics;
using Mandates.Domain.Audit;
using Mandates.Domain.Mail;
using Mandates.Domain.Meetings;
using Mandates.Domain.Negotiation.Contributions;
using Mandates.Domain.Negotiation.Drafts;
using Mandates.Domain.Questionnaires.Replies;
using Mandates.Domain.Record;
using Mandates.Domain.Timeline;
using Mandates.Domain.WorkPlans;
using Mandates.Functions.Mail;
using Mandates.Functions.Negotiation.Contributions;
using Mandates.Functions.Negotiation.Drafts;
using Mandates.Functions.Record;
using Mandates.Local;
using Mandates.Local.Hosting;
using Mandates.Local.Rehearsal;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using NodaTime.Extensions;

namespace Mandates.Benchmarks;

/// <summary>How long the board and the page of a large mandate take: 193 states, 2,000 notices, 600 contributions.</summary>
internal static class BoardBenchmark
{
    private const int States = 193, Notices = 2000, Contributions = 600, Paragraphs = 60, Rounds = 60, WarmAfter = 10;
    private static readonly MandateId Id = new("large");

    private static readonly AuditEntry AuditEntry = new("benchmark", "benchmark", "fill", [], [], null);

    public static Benchmark Of { get; } = new("the board", async () =>
    {
        var folder = Directory.CreateTempSubdirectory("mandates-benchmark-");
        try
        {
            using var data = DataFolder.Open(folder.FullName);
            await using var host = await MandateHost.StartAsync(new() { Root = RepositoryRoot.Find(), Data = data, RunsByItself = false }, CancellationToken.None);
            using var http = host.CreateClient();
            await FillAsync(host, http);
            var written = 0;
            return
            [
                .. await MeasureAsync(http, "the board", "/", () => Task.CompletedTask),
                .. await MeasureAsync(http, "the page of a mandate", $"/mandates/{Id}", () => Task.CompletedTask),
                .. await MeasureAsync(http, "… when something was written since", $"/mandates/{Id}", WriteAsync),
            ];

            Task WriteAsync() => host.Host.Services.GetRequiredService<MandateStore>().AppendAsync(
                Id, new PerformedAct($"Digest|mandate|0|{written++}", NoticeReason.Digest, Now(), Tally.None), AuditEntry, CancellationToken.None);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    });

    private static async Task<IReadOnlyList<Figure>> MeasureAsync(HttpClient http, string what, string path, Func<Task> before)
    {
        var times = new List<double>();
        var bytes = 0;
        var calls = 0;
        for (var round = 0; round < Rounds; round++)
        {
            await before();
            using var tally = new RequestTally();
            var watch = Stopwatch.StartNew();
            bytes = (await http.GetByteArrayAsync(new Uri(path, UriKind.Relative))).Length;
            times.Add(watch.Elapsed.TotalMilliseconds);
            calls = tally["storage"].Count;
        }

        var warm = times.Skip(WarmAfter).Order().ToArray();
        return
        [
            new($"{what}, p95", $"{warm[(int)(warm.Length * 0.95)]:N0} ms (median {warm[warm.Length / 2]:N0} ms, the first {times[0]:N0} ms)", "<= 150 ms"),
            new($"… storage calls, bytes", $"{calls}, {bytes:N0}"),
        ];
    }

    private static async Task FillAsync(MandateHost host, HttpClient http)
    {
        var sample = WorkPlanReader.Read(await File.ReadAllBytesAsync(Path.Combine(AppContext.BaseDirectory, "Plans", "ag-dec-66.json")));
        var plan = sample.WithStates(States) with { Mandate = sample.Mandate with { Id = Id } };
        (await http.PostAsync(new Uri("/api/mandates", UriKind.Relative), new ByteArrayContent(WorkPlanJson.Write(plan)))).EnsureSuccessStatusCode();
        await host.Engine.IdleAsync();

        var (records, drafts, contributions, ledger) = (
            host.Host.Services.GetRequiredService<MandateStore>(), host.Host.Services.GetRequiredService<DraftStore>(),
            host.Host.Services.GetRequiredService<ContributionStore>(), host.Host.Services.GetRequiredService<NoticeLedger>());
        await records.AppendAsync(Id, new MeetingRecord { Activity = "formal-2011-12-15", HeldAt = Now(), Present = [.. plan.States.Select(s => s.Id)], Decisions = [DecisionKind.AdoptWorkPlan, DecisionKind.ElectViceChairs] }, AuditEntry, default);
        foreach (var key in new[] { "PlatformLaunch|platform-launch|0|0", "QuestionnaireDispatch|questionnaire-dispatch|0|0", "DeadlineReached|reply-deadline|0|0" })
        {
            await records.AppendAsync(Id, new PerformedAct(key, Enum.Parse<NoticeReason>(key.Split('|')[0]), Now(), new(States, 0, 0)), AuditEntry, default);
        }

        foreach (var state in plan.States.Skip(20))
        {
            await records.AppendAsync(Id, new Reply { State = state.Id, Version = 1, ReceivedAt = Now(), Late = false, By = $"{state.Id}.mission", Files = [new("reply.pdf", "application/pdf", 1, new('a', 64), "b")] }, AuditEntry, default);
            await records.AppendAsync(Id, new PerformedAct($"Receipt|{state.Id}|0|1", NoticeReason.Receipt, Now(), new(1, 0, 0)), AuditEntry, default);
            await records.AppendAsync(Id, new PerformedAct($"StateReplied|{state.Id}|0|1", NoticeReason.StateReplied, Now(), new(3, 0, 0)), AuditEntry, default);
        }

        var text = DraftText.Parse(string.Join("\n\n", Enumerable.Range(1, Paragraphs).Select(i => $"Paragraph {i}: the member states will strengthen their cooperation in the prevention of violence.")));
        await drafts.WriteAsync(Id, text, default);
        await records.AppendAsync(Id, new Draft { Version = 1, Symbol = "LARGE/doc.1", PublishedAt = Now(), Sha256 = text.Sha256, Paragraphs = [.. text.Paragraphs.Select(p => p.Id)] }, AuditEntry, default);
        for (var i = 0; i < Contributions; i++)
        {
            var paragraph = text.Paragraphs[i % Paragraphs];
            var made = new Contribution { Id = $"c{i}", State = plan.States[i % States].Id, By = $"{plan.States[i % States].Id}.mission", Kind = ContributionKind.ProposedAmendment, Draft = 1, Paragraph = paragraph.Id, Text = $"{paragraph.Text} In year {i}.", At = Now(), Base = paragraph.Sha256 };
            await contributions.WriteAsync(Id, made, AuditEntry, default);
            await records.AppendAsync(Id, new PerformedAct($"ContributionReceived|{ContributionMade.Of(made).Key}|0|0", NoticeReason.ContributionReceived, Now(), new(1, 0, 0)), AuditEntry, default);
        }

        foreach (var batch in Enumerable.Range(0, Notices).Chunk(50))
        {
            var notices = batch.Select(i => Notice(plan.States[i % States].Id, i)).ToArray();
            await ledger.TryReserveAsync(Id, notices, Now(), default);
            await ledger.CompleteAsync(Id, [.. notices.Select((n, i) => n with { Outcome = i == 0 ? NoticeOutcome.Failed : NoticeOutcome.Accepted })], default);
        }
    }

    private static Notice Notice(StateId state, int number) => new()
    {
        Id = $"n{number}",
        Key = $"Reminder|reply-deadline|0|{number / States}|{state}.mission",
        At = Now(),
        Reason = NoticeReason.Reminder,
        State = state,
        Contact = $"{state}.mission",
        Language = Domain.Language.English,
    };

    private static Instant Now() => TimeProvider.System.GetUtcNow().ToInstant();
}
