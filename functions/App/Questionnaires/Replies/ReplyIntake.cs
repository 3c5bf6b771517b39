using Mandates.Functions.Questionnaires.Uploads;
using Mandates.Functions.Record;
using Mandates.Functions.Web;
using Mandates.Functions.Web.Access;

namespace Mandates.Functions.Questionnaires.Replies;

/// <summary>What every way in asks before it keeps a byte: whether replies are taken, and whether there is room.</summary>
public sealed class ReplyIntake(RequestAccess access, WorkingCopies copies, UploadStore uploads, IOptions<ReplyOptions> options)
{
    /// <exception cref="ProblemException">404 for a state that the plan does not have, 409 before the questionnaire is out.</exception>
    public async Task<MandateState> OpenAsync(string mandate, string state, CancellationToken cancellationToken)
    {
        var current = await access.MandateAsync(mandate, cancellationToken);
        if (current.Plan.State(state) is null)
        {
            throw ProblemException.NotFound();
        }

        return current.Record.Reached(current.Plan, Milestone.QuestionnaireDispatched) is null
            ? throw ProblemException.Conflict("The questionnaire has not gone out yet.", "Reply to it when it has been dispatched.")
            : current;
    }

    /// <param name="current">The mandate.</param>
    /// <param name="state">Which wants to keep something.</param>
    /// <param name="more">Bytes beyond those that are here or announced.</param>
    /// <param name="cancellationToken">Ends the question.</param>
    /// <returns>The working copy that was counted, and its version.</returns>
    /// <exception cref="ProblemException">413 when the state has no room for so much more.</exception>
    public async Task<(WorkingCopy? Copy, string Version)> EnsureQuotaAsync(MandateState current, string state, long more, CancellationToken cancellationToken)
    {
        var (reading, listing) = (copies.ReadAsync(current.Id, state, cancellationToken), uploads.ListAsync(current.Id, state, cancellationToken));
        var (copy, version) = await reading;
        var open = await listing;
        var kept = current.Record.Replies.Where(r => r.State == state).SelectMany(r => r.Files)
            .Concat(current.Record.OnBehalf.Where(r => r.State == state).Select(r => r.Scan))
            .Concat(copy?.Files ?? [])
            .DistinctBy(f => f.Blob).Sum(f => f.Length);
        var left = options.Value.MaxBytesPerState - kept - open.Sum(u => u.Length);
        if (more > left)
        {
            throw new ProblemException(413, "There is no room left for this state.", $"{Math.Max(0, left)} bytes are left of {options.Value.MaxBytesPerState}; abandon what is not needed, or ask the secretariat.");
        }

        return (copy, version);
    }

    /// <returns>The copy, if it has no more files than a reply may have.</returns>
    /// <exception cref="ProblemException">409 otherwise.</exception>
    public WorkingCopy Fitting(WorkingCopy copy) => copy.Files.Count <= options.Value.MaxFiles
        ? copy
        : throw ProblemException.Conflict("The reply has as many files as it may have.", $"At most {options.Value.MaxFiles}; remove one first.");
}
