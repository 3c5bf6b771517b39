using Mandates.Functions.Questionnaires.Uploads;
using Mandates.Functions.Record;
using Mandates.Functions.Web;

namespace Mandates.Functions.Questionnaires.Replies;

/// <summary>How many bytes a state may keep here: its versions, its scans, its working copy and what is being uploaded share them.</summary>
public sealed class StateQuota(WorkingCopyStore copies, UploadStore uploads, IOptions<ReplyOptions> options)
{
    /// <param name="current">The mandate.</param>
    /// <param name="state">The state that stores something.</param>
    /// <param name="more">Bytes beyond those that are here or announced.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="ProblemException">413 when the state has no room for so much more.</exception>
    public async Task EnsureAsync(MandateState current, StateId state, long more, CancellationToken cancellationToken)
    {
        var (reading, listing) = (copies.ReadAsync(current.Id, state, cancellationToken), uploads.ListAsync(current.Id, state, cancellationToken));
        var (copy, _) = await reading;
        var open = await listing;
        var left = options.Value.MaxBytesPerState - current.Record.FilesOf(state, copy).Sum(f => f.Length) - open.Sum(u => u.Length);
        if (more > left)
        {
            throw new ProblemException(413, "This state has no storage left.", $"{Math.Max(0, left)} of {options.Value.MaxBytesPerState} bytes are left; remove what is not needed, or ask the secretariat.");
        }
    }
}
