using Mandates.Functions.Record;

namespace Mandates.Functions.Web.Access;

/// <summary>
/// Counts what the participants of a state send in a day, before it is stored: files that give way to others, uploads that
/// are abandoned and texts that are saved again and again cost as much as those that stay, because the storage keeps
/// earlier versions for a while.
/// </summary>
public sealed class DailyVolume(DayCounts counts, IOptions<AccessOptions> options)
{
    private const string Partition = "~received";
    private const long Mebibyte = 1024 * 1024;

    /// <exception cref="ProblemException">413 when it is more than a state may send in a day.</exception>
    public async Task CountAsync(MandateId mandate, StateId state, long bytes, CancellationToken cancellationToken)
    {
        var most = options.Value.BytesPerStateAndDay;
        if (bytes > 0 && await counts.TakeAsync(Partition, $"{mandate}|{state}", bytes, most, cancellationToken, whole: true) == 0)
        {
            throw new ProblemException(413, "This state has sent too much today.", $"A state sends at most {most / Mebibyte} MiB in a day, with what it has replaced since. Go on tomorrow, or ask the secretariat.");
        }
    }
}
