using System.Collections.Concurrent;
using System.Text.Json;
using Mandates.Domain.Audit;
using Mandates.Domain.Contributions;
using Mandates.Domain.Drafts;
using Mandates.Domain.Mail;
using Mandates.Domain.Meetings;
using Mandates.Domain.Negotiation;
using Mandates.Domain.Participants;
using Mandates.Domain.Questionnaires;
using Mandates.Domain.Replies;
using Mandates.Domain.Timeline;
using Mandates.Domain.WorkPlans;
using Mandates.Functions.Audit;
using Mandates.Functions.Http;
using Mandates.Functions.WorkPlans;
using NodaTime;

namespace Mandates.Functions.Timeline;

/// <summary>A mandate as it stands: the plan in force and what has happened.</summary>
public sealed record CurrentMandate(WorkPlan Plan, MandateRecord Record)
{
    public string Id => Plan.Mandate.Id;

    /// <summary>Where the audit ended when it was read: as long as it ends there, nothing was written since. Null when it was not looked at.</summary>
    public ChainEnd? End { get; init; }

    /// <summary>The same of the text under negotiation.</summary>
    public ChainEnd? TextEnd { get; init; }
}

/// <summary>A mandate as it stood at a moment, with its audit and its facts up to that moment.</summary>
public sealed record Snapshot(CurrentMandate Current, IReadOnlyList<AuditRecord> Audit, IReadOnlyList<(string Key, string Json)> Facts);

/// <summary>
/// What has happened in each mandate: one partition of facts, read with one query. A fact's key is what may happen
/// only once, so that whoever writes it first has decided it. Each is written together with who did it.
/// </summary>
public sealed class RecordStore(AuditedFacts facts, RememberedFacts remembered, PlanStore plans)
{
    private readonly ConcurrentDictionary<string, CurrentMandate> seen = new(StringComparer.Ordinal);

    public async Task<CurrentMandate?> FindAsync(string mandate, CancellationToken stop)
    {
        var known = await remembered.ReadAsync(mandate, stop);
        if (seen.TryGetValue(mandate, out var before) && before.End == known.End)
        {
            return before;
        }

        var current = await FindAsync(mandate, known.Facts.Select(f => (f.Key, f.Value)), stop);
        return current is null ? null : seen[mandate] = current with { End = known.End, TextEnd = known.TextEnd };
    }

    /// <summary>A mandate as it stood with a record of its audit, or with the last: a fact that came later is not in it.</summary>
    /// <exception cref="ProblemException">404 when there is no such mandate.</exception>
    public async Task<Snapshot> AsOfAsync(string mandate, int? number, CancellationToken stop)
    {
        // The audit first: each fact that it speaks of is there by then.
        var audit = new List<AuditRecord>();
        await foreach (var record in facts.RecordsAsync(mandate, 0, stop))
        {
            if (number is null || record.Number <= number)
            {
                audit.Add(record);
            }
        }

        var known = audit.SelectMany(r => r.Facts).Select(f => f.Key).ToHashSet(StringComparer.Ordinal);
        var then = (await facts.ListAsync(mandate, stop)).Where(f => known.Contains(f.Key)).ToArray();
        return new(await FindAsync(mandate, then, stop) ?? throw ProblemException.NotFound(), audit, then);
    }

    private async Task<CurrentMandate?> FindAsync(string mandate, IEnumerable<(string Key, string Json)> known, CancellationToken stop)
    {
        Started? started = null;
        var byKind = new Dictionary<string, List<string>>();
        foreach (var (key, json) in known)
        {
            var kind = key.Split('|', 2)[0];
            if (kind == StartedKey)
            {
                started = JsonSerializer.Deserialize<Started>(json, ApiJson.Options);
            }
            else
            {
                (byKind.TryGetValue(kind, out var list) ? list : byKind[kind] = []).Add(json);
            }
        }

        if (started is null)
        {
            return null;
        }

        var record = new MandateRecord
        {
            StartedAt = started.At,
            ProposalSha256 = started.PlanSha256,
            Revisions = All<PlanRevision>("plan"),
            Acts = All<PerformedAct>("act"),
            Meetings = All<MeetingRecord>("meeting"),
            Replies = All<Reply>("reply"),
            Withdrawals = All<Withdrawal>("withdrawal"),
            Rulings = All<Ruling>("ruling"),
            OnBehalf = All<OnBehalf>("onbehalf"),
            Questionnaires = All<QuestionnaireVersion>("questionnaire"),
            Drafts = All<Draft>("draft"),
            Translations = All<Translation>("translation"),
            Contributions = All<ContributionMade>("contribution"),
            Decisions = All<NegotiationDecision>("decided"),
            Addresses = All<AddressHealth>("address"),
            Package = All<FrozenPackage>("package").FirstOrDefault(),
            Acknowledgements = All<Acknowledgement>("received"),
            Roster = All<RosterChange>("roster"),
            Confirmations = All<Confirmation>("confirmed"),
            Links = All<LinkChange>("link"),
            Erased = All<string>("erased"),
        };
        return new(await plans.ReadAsync(mandate, record.PlanSha256(), stop), record);

        T[] All<T>(string kind) =>
            byKind.TryGetValue(kind, out var list) ? [.. list.Select(json => JsonSerializer.Deserialize<T>(json, ApiJson.Options)!)] : [];
    }

    /// <exception cref="ProblemException">404 when there is no such mandate.</exception>
    public async Task<CurrentMandate> GetAsync(string mandate, CancellationToken stop) =>
        await FindAsync(mandate, stop) ?? throw ProblemException.NotFound();

    /// <summary>Starts the mandate unless it is started; tells whether it runs from this very plan.</summary>
    public async Task<bool> TryStartAsync(string mandate, Instant at, string planSha256, Deed deed, CancellationToken stop) =>
        await facts.TryAddAsync(mandate, StartedKey, new Started(at, planSha256), deed, stop)
        || JsonSerializer.Deserialize<Started>((await facts.FindAsync(mandate, StartedKey, stop))!, ApiJson.Options)!.PlanSha256 == planSha256;

    /// <summary>Writes a fact unless another holds its key; tells whether this very one is there.</summary>
    public Task<bool> TryAddAsync<T>(string mandate, T fact, Deed deed, CancellationToken stop)
        where T : class => TryAddAsync(mandate, [(FactKey.Of(fact), Json(fact))], deed, stop);

    /// <summary>Changes the roster by consecutive changes; all of them or none.</summary>
    public Task<bool> TryChangeRosterAsync(string mandate, IReadOnlyList<RosterChange> roster, Deed deed, CancellationToken stop) =>
        TryAddAsync(mandate, [.. roster.Select(change => (FactKey.Of(change), Json(change)))], deed, stop);

    private async Task<bool> TryAddAsync(string mandate, (string Key, string Json)[] added, Deed deed, CancellationToken stop)
    {
        if (!await facts.TryAddAsync(mandate, added, deed, stop))
        {
            return false;
        }

        foreach (var (key, json) in added)
        {
            remembered.Wrote(mandate, key, json);
        }

        return true;
    }

    public Task<bool> TryAddErasureAsync(string mandate, string participant, Deed deed, CancellationToken stop) =>
        facts.TryAddAsync(mandate, $"erased|{participant}", participant, deed, stop);

    /// <summary>The states that have a reply which stands.</summary>
    public async Task<IReadOnlySet<string>> RepliedAsync(string mandate, CancellationToken stop)
    {
        var record = (await GetAsync(mandate, stop)).Record;
        return StandingReplies.Of(record.Replies, record.Withdrawals).Select(r => r.State).ToHashSet();
    }

    private const string StartedKey = "started";

    private static string Json<T>(T fact) => JsonSerializer.Serialize(fact, ApiJson.Options);

    private sealed record Started(Instant At, string PlanSha256);
}
