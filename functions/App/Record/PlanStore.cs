using Azure.Storage.Blobs;

namespace Mandates.Functions.Record;

/// <summary>
/// The revisions of each work plan, each a blob under its own hash: one that was written but never confirmed does
/// no harm. Plans that were read once are cached.
/// </summary>
public sealed class PlanStore(BlobServiceClient blobs)
{
    private readonly BlobContainerClient container = blobs.GetBlobContainerClient(StorageNames.Plans);
    // A plan of 193 states takes about 300 KB.
    private readonly BoundedCache<(MandateId Mandate, string Sha256), WorkPlan> known = new(256);

    /// <returns>The hash under which the plan is kept.</returns>
    public async Task<string> WriteAsync(WorkPlan plan, CancellationToken cancellationToken)
    {
        var sha256 = WorkPlanJson.Sha256(plan);
        await container.GetBlobClient(Name(plan.Mandate.Id, sha256)).WriteOnceAsync(BinaryData.FromBytes(WorkPlanJson.Write(plan)), cancellationToken);
        return sha256;
    }

    /// <summary>A plan that the record names.</summary>
    /// <exception cref="AlteredBlobException">It is gone, or is not as it was recorded.</exception>
    public async Task<WorkPlan> ReadAsync(MandateId mandate, string sha256, CancellationToken cancellationToken)
    {
        if (known.TryGet((mandate, sha256), out var plan))
        {
            return plan;
        }

        plan = await container.GetBlobClient(Name(mandate, sha256)).ReadHashedAsync<WorkPlan>(sha256, WorkPlanJson.Options, cancellationToken);
        known.Set((mandate, sha256), plan);
        return plan;
    }

    /// <summary>The mandate with a revision of its plan in the place of the one in force; null when there is no such revision.</summary>
    /// <exception cref="AlteredBlobException">As above.</exception>
    public async Task<MandateState?> AsRevisedAsync(MandateState current, int revision, CancellationToken cancellationToken) =>
        revision == current.Plan.Revision ? current
        : revision < 0 || revision > current.Plan.Revision ? null
        : current with { Plan = await ReadAsync(current.Id, current.Record.PlanSha256(revision), cancellationToken) };

    /// <summary>The plan before the one that the mandate has; null for the proposal.</summary>
    /// <exception cref="AlteredBlobException">As above.</exception>
    public async Task<WorkPlan?> BeforeAsync(MandateState current, CancellationToken cancellationToken) =>
        current.Plan.Revision == 0 ? null : await ReadAsync(current.Id, current.Record.PlanSha256(current.Plan.Revision - 1), cancellationToken);

    private static string Name(MandateId mandate, string sha256) => $"{mandate}/{sha256}.json";
}
