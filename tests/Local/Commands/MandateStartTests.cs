using Mandates.Local.Commands;
using Mandates.Local.Hosting;
using Mandates.Local.Tests.Hosting;

namespace Mandates.Local.Tests.Commands;

public sealed class MandateStartTests : IDisposable
{
    private static readonly DateTimeOffset Origin = new(2012, 1, 30, 12, 0, 0, TimeSpan.Zero);

    private readonly DirectoryInfo data = Directory.CreateTempSubdirectory();
    private readonly ManualTime time = new(new DateTimeOffset(2026, 3, 1, 8, 0, 0, TimeSpan.Zero));

    [Fact]
    public void A_restart_goes_on_from_the_first_start()
    {
        var begun = MandateStart.Of(data.FullName, Origin, time);
        time.Now += TimeSpan.FromDays(3);
        Assert.Equal(begun, MandateStart.Of(data.FullName, null, time));
        Assert.Equal(begun, MandateStart.Of(data.FullName, Origin, time));
        Assert.Equal(
            ["2012-01-30T12:00:00.0000000+00:00", "2026-03-01T08:00:00.0000000+00:00", "1"],
            begun!.Settings.Select(s => s.Value));
    }

    [Fact]
    public void Another_start_needs_another_folder()
    {
        MandateStart.Of(data.FullName, Origin, time);
        var refusal = Assert.Throws<LocalHostException>(() => MandateStart.Of(data.FullName, Origin.AddDays(1), time));
        Assert.Contains("began at 2012-01-30T12:00:00+00:00", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_start_the_time_is_the_real_one() => Assert.Null(MandateStart.Of(data.FullName, null, time));

    public void Dispose() => data.Delete(recursive: true);
}
