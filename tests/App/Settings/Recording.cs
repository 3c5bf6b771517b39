using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Primitives;

namespace Mandates.App.Tests.Settings;

/// <summary>A configuration that notes the full name of whatever is asked for.</summary>
internal sealed class Recording(IConfiguration inner, HashSet<string> asked, string? path = null) : IConfigurationSection
{
    public string Key => Path.Split(':')[^1];

    public string Path => path ?? "";

    public string? Value
    {
        get => (inner as IConfigurationSection)?.Value;
        set => throw new NotSupportedException();
    }

    public string? this[string key]
    {
        get
        {
            asked.Add(Full(key));
            return inner[key];
        }
        set => throw new NotSupportedException();
    }

    public IConfigurationSection GetSection(string key)
    {
        asked.Add(Full(key));
        return new Recording(inner.GetSection(key), asked, Full(key));
    }

    public IEnumerable<IConfigurationSection> GetChildren() => inner.GetChildren();

    public IChangeToken GetReloadToken() => inner.GetReloadToken();

    private string Full(string key) => path is null ? key : $"{path}:{key}";
}
