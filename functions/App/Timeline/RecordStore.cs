using System.Text.Json;
using Azure.Data.Tables;
using Mandates.Domain.Contributions;
using Mandates.Domain.Drafts;
using Mandates.Domain.Mail;
using Mandates.Domain.Meetings;
using Mandates.Domain.Replies;
using Mandates.Domain.Timeline;
using Mandates.Domain.WorkPlans;
using Mandates.Functions.Http;
using Mandates.Functions.Storage;
using Mandates.Functions.WorkPlans;
using NodaTime;

namespace Mandates.Functions.Timeline;

/// <summary>A mandate as it stands: the plan in force and what has happened.</summary>
public sealed record CurrentMandate(WorkPlan Plan, MandateRecord Record)
{
    public string Id => Plan.Mandate.Id;
}

/// <summary>
/// What has happened in each mandate: one partition of facts, read with one query. A fact's key is what may happen
/// only once, so that whoever writes it first has decided it.
/// </summary>
public sealed class RecordStore(TableServiceClient tables, PlanStore plans)
{
    private readonly FactTable facts = new(tables, StorageNames.Records);

    public async Task<CurrentMandate?> FindAsync(string mandate, CancellationToken stop)
    {
        Started? started = null;
        var byKind = new Dictionary<string, List<string>>();
        foreach (var (key, json) in await facts.ListAsync(mandate, "", stop))
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
            Drafts = All<Draft>("draft"),
            Contributions = All<ContributionMade>("contribution"),
            Addresses = All<AddressHealth>("address"),
            Package = All<FrozenPackage>("package").FirstOrDefault(),
            Acknowledgements = All<Acknowledgement>("received"),
        };
        return new(await plans.ReadAsync(mandate, record.PlanSha256(), stop), record);

        T[] All<T>(string kind) =>
            byKind.TryGetValue(kind, out var list) ? [.. list.Select(json => JsonSerializer.Deserialize<T>(json, ApiJson.Options)!)] : [];
    }

    /// <exception cref="ProblemException">404 when there is no such mandate.</exception>
    public async Task<CurrentMandate> GetAsync(string mandate, CancellationToken stop) =>
        await FindAsync(mandate, stop) ?? throw ProblemException.NotFound();

    /// <summary>Starts the mandate unless it is started; tells whether it runs from this very plan.</summary>
    public async Task<bool> TryStartAsync(string mandate, Instant at, string planSha256, CancellationToken stop) =>
        await facts.TryAddAsync(mandate, StartedKey, new Started(at, planSha256), stop)
        || (await facts.FindAsync<Started>(mandate, StartedKey, stop))!.PlanSha256 == planSha256;

    public Task<bool> TryAddAsync(string mandate, PlanRevision revised, CancellationToken stop) =>
        facts.TryAddAsync(mandate, $"plan|{revised.Number:D4}", revised, stop);

    public Task<bool> TryAddAsync(string mandate, PerformedAct act, CancellationToken stop) =>
        facts.TryAddAsync(mandate, $"act|{act.Key}", act, stop);

    public Task<bool> TryAddAsync(string mandate, MeetingRecord meeting, CancellationToken stop) =>
        facts.TryAddAsync(mandate, $"meeting|{meeting.Activity}", meeting, stop);

    public Task<bool> TryAddAsync(string mandate, Reply reply, CancellationToken stop) =>
        facts.TryAddAsync(mandate, $"reply|{reply.State}|{reply.Version:D4}", reply, stop);

    public Task<bool> TryAddAsync(string mandate, Draft draft, CancellationToken stop) =>
        facts.TryAddAsync(mandate, $"draft|{draft.Version:D4}", draft, stop);

    public Task<bool> TryAddAsync(string mandate, ContributionMade contribution, CancellationToken stop) =>
        facts.TryAddAsync(mandate, $"contribution|{contribution.Key}", contribution, stop);

    public Task<bool> TryAddAsync(string mandate, AddressHealth address, CancellationToken stop) =>
        facts.TryAddAsync(mandate, $"address|{address.Contact}|{address.Number:D4}", address, stop);

    public Task<bool> TryAddAsync(string mandate, FrozenPackage package, CancellationToken stop) =>
        facts.TryAddAsync(mandate, "package", package, stop);

    public Task<bool> TryAddAsync(string mandate, Acknowledgement received, CancellationToken stop) =>
        facts.TryAddAsync(mandate, $"received|{received.Body}", received, stop);

    public Task<IReadOnlyList<Reply>> RepliesAsync(string mandate, CancellationToken stop) =>
        facts.ListAsync<Reply>(mandate, "reply|", stop);

    public Task<IReadOnlyList<AddressHealth>> AddressesAsync(string mandate, CancellationToken stop) =>
        facts.ListAsync<AddressHealth>(mandate, "address|", stop);

    private const string StartedKey = "started";

    private sealed record Started(Instant At, string PlanSha256);
}
