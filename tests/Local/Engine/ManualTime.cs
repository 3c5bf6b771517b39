namespace Mandates.Local.Tests.Engine;

/// <summary>A clock that stands still until it is told; its timers never fire, as in a rehearsal.</summary>
internal sealed class ManualTime : TimeProvider
{
    public static readonly DateTime Start = new(2012, 1, 3, 14, 0, 0, DateTimeKind.Utc);

    public DateTime Now { get; set; } = Start;

    public override DateTimeOffset GetUtcNow() => Now;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) => new Never();

    private sealed class Never : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period) => true;

        public void Dispose()
        {
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
