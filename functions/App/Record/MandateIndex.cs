using System.Collections.Concurrent;
using System.Text.Json.Serialization;
using Azure;
using Azure.Data.Tables;
using Mandates.Functions.Clock;

namespace Mandates.Functions.Record;

/// <summary>One line of the board.</summary>
/// <param name="Id">The mandate's id.</param>
/// <param name="Title">The title of its instrument.</param>
/// <param name="Phase">The first phase that is not over.</param>
/// <param name="Next">When the timeline next does something.</param>
/// <param name="Replies">How many states have replied.</param>
/// <param name="States">How many there are.</param>
/// <param name="PeopleUntil">When names and addresses are erased; null when none are kept.</param>
public sealed record MandateLine(
    MandateId Id, string Title, Phase Phase, Instant? Next, int Replies, int States, Instant? PeopleUntil = null)
{
    public string Instrument { get; init; } = "";

    /// <summary>The title in the four languages; null where the plan has it in one.</summary>
    public LocalizedText? Titles { get; init; }

    /// <summary>IANA id of the zone in which its days are counted.</summary>
    public string TimeZone { get; init; } = "Etc/UTC";

    /// <summary>The reason and time of the next mail, digests aside.</summary>
    public NoticeReason? NextReason { get; init; }

    public Instant? NextNotice { get; init; }

    /// <summary>The most urgent thing that the mandate waits for, from how many states, and until when.</summary>
    public WaitingKind? Waiting { get; init; }

    public int WaitingStates { get; init; }

    public Instant? WaitingUntil { get; init; }

    /// <summary>Pairs of brackets in the negotiating text.</summary>
    public int OpenBrackets { get; init; }

    /// <summary>Notices that failed or are unconfirmed.</summary>
    public int Troubled { get; init; }

    /// <summary>Whether those have been counted; an earlier version counted them with each look and kept the number elsewhere.</summary>
    [JsonIgnore]
    public bool IsTroubledCounted { get; init; }

    /// <summary>How the timeline stands, as the sweep found it; null while it runs.</summary>
    public string? Stopped { get; init; }

    /// <summary>Whether its next act has been overdue for a while.</summary>
    public bool IsBehind(Instant now) => Phase != Phase.Completed && Next < now - Duration.FromMinutes(30);
}

/// <summary>A projection of every mandate in one partition, rewritten at each check: the board and the sweep read it.</summary>
public sealed class MandateIndex(TableServiceClient tables, Retention retention, MandateClock clock)
{
    /// <summary>How the timeline of a mandate stands whose plan or other store was altered: it looks again each hour.</summary>
    public const string Altered = "Altered";

    private const string Partition = "mandates";

    // An instance of the app waits for the storage most of the time: eight at once take about an eighth of it.
    private const int AtOnce = 8;

    private readonly TableClient table = tables.GetTableClient(StorageNames.Mandates);

    public Task WriteAsync(MandateState mandate, Outlook outlook, CancellationToken cancellationToken) =>
        MergeAsync(mandate.Id, "Json", RecordJson.Write(LineOf(mandate, outlook)), cancellationToken);

    /// <summary>The line of a mandate as the last look wrote it; null before the first.</summary>
    public async Task<MandateLine?> FindAsync(MandateId mandate, CancellationToken cancellationToken)
    {
        var row = await table.GetEntityIfExistsAsync<TableEntity>(Partition, mandate, cancellationToken: cancellationToken);
        return row.HasValue ? Read(row.Value!) : null;
    }

    /// <summary>Whether another look would write the same line now.</summary>
    public bool IsCurrent(MandateLine line, MandateState mandate, Outlook outlook) =>
        line == LineOf(mandate, outlook) with { OpenBrackets = line.OpenBrackets, Troubled = line.Troubled, IsTroubledCounted = line.IsTroubledCounted, Stopped = line.Stopped };

    private MandateLine LineOf(MandateState mandate, Outlook outlook)
    {
        var now = clock.Now;
        var waiting = WaitingFor.At(now, mandate.Plan, mandate.Record);
        var next = outlook.Upcoming.FirstOrDefault(act => act.Reason != NoticeReason.Digest);
        return new(
            mandate.Id,
            mandate.Plan.Mandate.Title,
            outlook.Phase,
            outlook.Next,
            mandate.Plan.States.Count(s => mandate.Record.HasReplied(s.Id)),
            mandate.Plan.States.Count,
            retention.Ends(mandate))
        {
            Instrument = mandate.Plan.Mandate.Instrument,
            Titles = mandate.Plan.Translations.FirstOrDefault(t => t.En == mandate.Plan.Mandate.Title),
            TimeZone = mandate.Plan.TimeZone.Id,
            NextReason = next?.Reason,
            NextNotice = next?.At,
            Waiting = waiting.Count > 0 ? waiting[0].Kind : null,
            WaitingStates = waiting.Count > 0 && waiting[0].Kind is WaitingKind.Replies or WaitingKind.ExtendedReplies or WaitingKind.Forwarding ? waiting[0].Whom.Count : 0,
            WaitingUntil = waiting.Count > 0 ? waiting[0].Until : null,
        };
    }

    /// <summary>How many brackets are open; kept beside the line, which each check rewrites.</summary>
    public Task NoteBracketsAsync(MandateId mandate, int brackets, CancellationToken cancellationToken) =>
        MergeAsync(mandate, nameof(MandateLine.OpenBrackets), brackets, cancellationToken);

    /// <summary>How many notices need a person, kept beside the line too; whoever may have changed it counts them.</summary>
    public Task NoteTroubledAsync(MandateId mandate, int troubled, CancellationToken cancellationToken) =>
        MergeAsync(mandate, nameof(MandateLine.Troubled), troubled, cancellationToken);

    /// <summary>The state of its timeline, kept beside the line too; null while it runs.</summary>
    public Task NoteStoppedAsync(MandateId mandate, string? stopped, CancellationToken cancellationToken) =>
        MergeAsync(mandate, nameof(MandateLine.Stopped), stopped ?? "", cancellationToken);

    private Task MergeAsync(MandateId mandate, string column, object value, CancellationToken cancellationToken) =>
        table.UpsertEntityAsync(new TableEntity(Partition, mandate) { [column] = value }, TableUpdateMode.Merge, cancellationToken);

    private static MandateLine? Read(TableEntity row) =>
        row.GetString("Json") is { } json
            ? JsonSerializer.Deserialize<MandateLine>(json, RecordJson.Options)! with
            {
                OpenBrackets = row.GetInt32(nameof(MandateLine.OpenBrackets)) ?? 0,
                Troubled = row.GetInt32(nameof(MandateLine.Troubled)) ?? 0,
                IsTroubledCounted = row.ContainsKey(nameof(MandateLine.Troubled)),
                Stopped = row.GetString(nameof(MandateLine.Stopped)) is { Length: > 0 } stopped ? stopped : null,
            }
            : null;

    /// <summary>Does something with every mandate, with a few at a time. One for which it fails or takes long does not keep the others from it.</summary>
    /// <exception cref="AggregateException">It failed for some, each of which is in the log; thrown after the last.</exception>
    public async Task ForEachAsync(Func<MandateLine, Task> act, ILogger log, CancellationToken cancellationToken)
    {
        var failures = new ConcurrentQueue<Exception>();
        var options = new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken };
        await Parallel.ForEachAsync(await ListAsync(cancellationToken), options, async (line, _) =>
        {
            try
            {
                await act(line);
            }
            catch (Exception failure) when (!cancellationToken.IsCancellationRequested)
            {
                log.LogError("{Mandate} could not be looked at: {Failure}.", line.Id, failure.GetType().Name);
                failures.Enqueue(failure);
            }
        });

        if (!failures.IsEmpty)
        {
            throw new AggregateException(failures);
        }
    }

    public async Task<IReadOnlyList<MandateLine>> ListAsync(CancellationToken cancellationToken)
    {
        var lines = new List<MandateLine>();
        try
        {
            await foreach (var row in table.QueryAsync<TableEntity>(r => r.PartitionKey == Partition, cancellationToken: cancellationToken))
            {
                if (Read(row) is { } line)
                {
                    lines.Add(line);
                }
            }
        }
        catch (RequestFailedException fault) when (fault.ErrorCode == "TableNotFound")
        {
            // The tables are created with the first mandate; without them there is none.
        }

        return lines;
    }
}
