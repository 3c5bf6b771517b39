namespace Mandates.Local.Rehearsal;

/// <summary>
/// A clock that stands still until it is moved. Its moment is kept in a file before anything happens at it, so that
/// a rehearsal that was killed goes on where it was.
/// </summary>
public sealed class VirtualTime : TimeProvider
{
    private readonly string file;
    private DateTimeOffset now;

    private VirtualTime(string file, DateTimeOffset now)
    {
        this.file = file;
        this.now = now;
    }

    /// <summary>Goes on from the file, or begins at a moment when there is none.</summary>
    public static VirtualTime Open(string file, DateTimeOffset begin)
    {
        if (File.Exists(file) && !DateTimeOffset.TryParseExact(File.ReadAllText(file), "O", CultureInfo.InvariantCulture, DateTimeStyles.None, out begin))
        {
            throw new RehearsalException($"{file} is damaged, and nobody knows what moment it was. Begin a rehearsal without --resume.");
        }

        var time = new VirtualTime(file, begin);
        time.Keep();
        return time;
    }

    public override DateTimeOffset GetUtcNow() => now;

    /// <summary>Never backwards.</summary>
    public void AdvanceTo(DateTimeOffset moment)
    {
        if (moment > now)
        {
            now = moment;
            Keep();
        }
    }

    /// <summary>No timer fires on its own: the rehearsal moves the clock and wakes what waits.</summary>
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) => new Silent();

    private void Keep()
    {
        var next = file + ".next";
        File.WriteAllText(next, now.ToString("O", CultureInfo.InvariantCulture));
        File.Move(next, file, overwrite: true);
    }

    private sealed class Silent : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period) => true;

        public void Dispose()
        {
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
