using Mandates.Functions.Questionnaires.Uploads;
using Mandates.Functions.Record;
using Mandates.Functions.Web;
using Mandates.Functions.Web.Access;

namespace Mandates.Functions.Questionnaires.Replies;

/// <summary>How many bytes a state may keep here: its versions, its scans, its working copy and what is being uploaded share them.</summary>
public sealed class StateQuota(MandateStore mandates, WorkingCopyStore copies, UploadStore uploads, DailyVolume volume, IOptions<ReplyOptions> options)
{
    private readonly KeyedLock turns = new();

    /// <summary>Takes room for what a participant sends; what is sent at the same time waits until this is written.</summary>
    /// <returns>To be disposed when it is written.</returns>
    /// <exception cref="ProblemException">413 when the state has no room for so much more, or has sent too much today.</exception>
    public async Task<IDisposable> TakeAsync(MandateId mandate, StateId state, long more, CancellationToken cancellationToken)
    {
        var turn = await turns.TakeAsync($"{mandate}/{state}", cancellationToken);
        try
        {
            await EnsureAsync(await mandates.GetAsync(mandate, cancellationToken), state, more, cancellationToken);
            await volume.CountAsync(mandate, state, more, cancellationToken);
            return turn;
        }
        catch
        {
            turn.Dispose();
            throw;
        }
    }

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
            throw new ProblemException(413, "This state has no storage left.", $"{new FileSize(Math.Max(0, left))} of {new FileSize(options.Value.MaxBytesPerState)} are left; remove what is not needed, or ask the secretariat.");
        }
    }
}
