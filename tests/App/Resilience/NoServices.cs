namespace Mandates.App.Tests.Resilience;

/// <summary>For orchestrators and activities that need nothing.</summary>
internal sealed class NoServices : IServiceProvider
{
    public static NoServices Instance { get; } = new();

    public object? GetService(Type serviceType) => null;
}
