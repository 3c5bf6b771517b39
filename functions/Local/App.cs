using System.Reflection;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Configuration;

namespace Mandates.Local;

/// <summary>The app that this host runs.</summary>
internal static class App
{
    public static IReadOnlyCollection<Type> Functions { get; } = Assembly.Load("Mandates.Functions").GetTypes();

    public static void Register(IFunctionsWorkerApplicationBuilder builder, IConfiguration configuration)
    {
    }
}
