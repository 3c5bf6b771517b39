using System.Collections.Concurrent;
using Mandates.Functions.Record;

namespace Mandates.Functions.Mail;

/// <summary>
/// How many mails the app sends on one real day, for all mandates together: a fault, a wrong plan or a link in the wrong
/// hands must not send mail without limit. No mandate uses more than half of it, and of its half no more than half for
/// what participants cause, so that reminders, links and dispatches find room. The counts are in the store, for all
/// instances; room is taken there in advance, and what is left of it is lost at the end of the day: fewer mails go out
/// then, never more.
/// </summary>
public sealed class DailyCeiling(DayCounts counts, IOptions<MailOptions> options)
{
    // One that no mandate's partition has; the rows of earlier versions of the app have the day as their key, as the total has it still.
    private const string Partition = "~sent";

    private readonly ConcurrentDictionary<string, Share> shares = new(StringComparer.Ordinal);
    private string day = "";

    /// <summary>Reserves as many as may still go out today, at most those asked for.</summary>
    /// <param name="mandate">Whose mails they are.</param>
    /// <param name="isCaused">Whether a participant caused them.</param>
    /// <param name="asked">How many.</param>
    /// <param name="cancellationToken">Ends the attempts.</param>
    public async Task<int> TakeAsync(MandateId mandate, bool isCaused, int asked, CancellationToken cancellationToken)
    {
        var (granted, taken) = (asked, new List<Share>());
        foreach (var share in Of(mandate, isCaused))
        {
            var fits = await share.TakeAsync(granted, (most, advance) => counts.TakeAsync(Partition, share.Name, advance, most, cancellationToken));
            taken.ForEach(earlier => earlier.GiveBack(granted - fits));
            taken.Add(share);
            granted = fits;
        }

        return granted;
    }

    /// <summary>Gives back what was reserved and not used.</summary>
    public void GiveBack(MandateId mandate, bool isCaused, int unused)
    {
        foreach (var share in Of(mandate, isCaused))
        {
            share.GiveBack(unused);
        }
    }

    /// <summary>Whether it is known, without asking the store, that no more may go out today.</summary>
    public bool IsReached(MandateId mandate, bool isCaused) => Of(mandate, isCaused).Any(share => share.IsSpent);

    private IEnumerable<Share> Of(MandateId mandate, bool isCaused)
    {
        if (day != counts.Today)
        {
            shares.Clear();
            day = counts.Today;
        }

        var most = options.Value.DailyCeiling;
        return
        [
            .. isCaused ? [Named($"caused|{mandate}", most / 4)] : Array.Empty<Share>(),
            Named($"mandate|{mandate}", most / 2),
            Named(day, most),
        ];
    }

    private Share Named(string name, int most) => shares.GetOrAdd(name, new Share(name, most));

    /// <summary>A part of the ceiling, and what this process has reserved of it in advance.</summary>
    private sealed class Share(string name, int most)
    {
        // Of a small ceiling nothing is taken in advance, so that it is used up exactly.
        private readonly int advance = Math.Min(64, most / 100);
        private readonly Lock gate = new();
        private int inHand;
        private bool isExhausted;

        public string Name => name;

        public bool IsSpent
        {
            get
            {
                lock (gate)
                {
                    return isExhausted && inHand == 0;
                }
            }
        }

        public async Task<int> TakeAsync(int asked, Func<int, int, Task<long>> reserve)
        {
            var given = FromHand(asked);
            if (given == asked || isExhausted)
            {
                return given;
            }

            var wanted = Math.Max(asked - given, advance);
            var reserved = (int)await reserve(most, wanted);
            var own = Math.Min(asked - given, reserved);
            lock (gate)
            {
                inHand += reserved - own;
                isExhausted |= reserved < wanted;
            }

            return given + own;
        }

        public void GiveBack(int unused)
        {
            lock (gate)
            {
                inHand += unused;
            }
        }

        private int FromHand(int asked)
        {
            lock (gate)
            {
                var given = Math.Min(asked, inHand);
                inHand -= given;
                return given;
            }
        }
    }
}
