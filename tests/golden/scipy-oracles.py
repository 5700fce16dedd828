"""Writes the oracle files scipy-*.json and numpy-p-prime.json beside it, from numpy and scipy and the published formulae; no code of ours."""
import pathlib
import json, numpy as np, scipy
from scipy import stats
here = pathlib.Path(__file__).parent
src=f"numpy {np.__version__}, scipy {scipy.__version__}"
out={"source":src+": scipy.stats.norm, t, binom","conventions":"arguments and values at full double precision","cases":[]}
def add(fn,args,v): out["cases"].append({"id":f"{fn}({', '.join(map(str,args))})","input":{"fn":fn,"args":args},"expected":float(v)})
for z in [0,0.1,0.5,1,1.5,1.96,2.5,2.8284271247461903,3,4,6,10,20,30,-0.3,-1.7,-5]:
    add("normalSf",[z],stats.norm.sf(z)); add("normalCdf",[z],stats.norm.cdf(z))
for p in [1e-10,0.001,0.025,0.05,0.3,0.5,0.77,0.975,0.999999]: add("normalQuantile",[p],stats.norm.ppf(p))
for df in [1,2,3.1,5,14.26,22,34,100,5000]:
    for t in [-30,-3,-1,-0.2,0,0.2,1,2.5,8,50]: add("tCdf",[t,df],stats.t.cdf(t,df)); add("tSf",[t,df],stats.t.sf(t,df))
    for p in [0.005,0.025,0.4,0.5,0.95,0.975]: add("tQuantile",[p,df],stats.t.ppf(p,df))
for n in [1,5,9,10,23,35,59,99,500,5000]:
    for pr in [0.5,0.03]:
        for p in [0.05,0.45,0.95]: add("binomialQuantile",[p,n,pr],stats.binom.ppf(p,n,pr))
out["count"]=len(out["cases"])
json.dump(out,open(here / "scipy-distributions.json","w"),indent=0)

# forecast
rng=np.random.default_rng(20260930)
def fc(vals,target,direction,upper=None,ahead=3):
    v=np.array([np.nan if x is None else x for x in vals],float); x=np.arange(len(v)); ok=~np.isnan(v); y=v[ok]; t=x[ok]; n=len(y)
    mkS=sum(np.sign(y[j]-y[i]) for j in range(n) for i in range(j))
    _,c=np.unique(y,return_counts=True)
    var=(n*(n-1)*(2*n+5)-sum(k*(k-1)*(2*k+5) for k in c))/18
    z=0 if mkS==0 else (mkS-np.sign(mkS))/np.sqrt(var)
    p=2*stats.norm.sf(abs(z))
    b=[];e=[];lo=[];hi=[]
    for h in range(1,ahead+1):
        x0=len(v)-1+h
        if p<.05:
            r=stats.linregress(t,y); c0=r.intercept+r.slope*x0
            res=y-r.intercept-r.slope*t; s=np.sqrt((res**2).sum()/(n-2)); sc=s*np.sqrt(1+1/n+(x0-t.mean())**2/((t-t.mean())**2).sum()); df=n-2
        else:
            c0=y.mean(); sc=y.std(ddof=1)*np.sqrt(1+1/n); df=n-1
        q=stats.t.ppf(.975,df); e.append(c0);lo.append(c0-q*sc);hi.append(c0+q*sc)
        below=stats.t.cdf((target-c0)/sc,df); above_t=stats.t.sf((target-c0)/sc,df)
        b.append(below if direction=="higher" else above_t if direction=="lower" else below+stats.t.sf((upper-c0)/sc,df))
    per=None;pl=None;ph=None
    if p<.05:
        ts=stats.theilslopes(y,t,0.95)
        def per_(s):
            lim = (target if direction in("higher","range") else None) if s<0 else ((upper if direction=="range" else target) if direction in("lower","range") else None) if s>0 else None
            if lim is None: return None
            return max(0.0, float(np.median(t)+(lim-np.median(y))/s-(len(v)-1)))
        per=per_(ts[0])
        if per is not None:
            a,bb=(ts[2],ts[3]) if ts[0]<0 else (ts[3],ts[2])
            pl=per_(a); ph=per_(bb) if np.sign(bb)==np.sign(ts[0]) else None
    return dict(method="trend" if p<.05 else "level",breach=[float(q) for q in b],expected=[float(q) for q in e],low=[float(q) for q in lo],high=[float(q) for q in hi],periodsToBreach=per,periodsLow=pl,periodsHigh=ph)
o={"source":src+": linregress, theilslopes, t, norm; formulae of the docstring of forecast written out in numpy","conventions":"null in values = missing, keeps its position; +1 is the period after the last position","cases":[]}
def addf(id,vals,target,direction,upper=None,ahead=3):
    vals=[None if x is None else round(float(x),4) for x in vals]
    o["cases"].append({"id":id,"input":{"values":vals,"target":target,"direction":direction,"upper":upper,"ahead":ahead},"expected":fc(vals,target,direction,upper,ahead)})
st=95+rng.normal(0,1,24)
addf("level, higher",st,94,"higher"); addf("level, lower",st,96.5,"lower"); addf("level, range",st,93,"range",97)
dn=97-.12*np.arange(24)+rng.normal(0,.5,24)
addf("falling towards the target",dn,92,"higher",ahead=6); addf("falling, lower is better",dn,98,"lower"); addf("falling, range",dn,92,"range",99)
up=10+.4*np.arange(18)+rng.normal(0,1,18); addf("rising towards a ceiling",up,22,"lower",ahead=5); addf("rising, higher is better",up,5,"higher")
gap=list(dn); gap[3]=None; gap[10]=None; gap[23]=None; addf("falling with gaps, also at the end",gap,92,"higher")
addf("six points",[5.1,4.8,5.3,4.9,5.2,5.0],4.5,"higher"); addf("already beyond",dn,96,"higher")
addf("ties",[3,3,4,4,5,5,5,6,6,7,7,8],10,"lower")
o["count"]=len(o["cases"]); json.dump(o,open(here / "scipy-forecast.json","w"),indent=0)

# predictive p and p-prime
def mr_sigma(y, screen=True):
    y=np.array(y,float); mr=np.abs(np.diff(y)); mr=mr[~np.isnan(mr)]; m=mr.mean()
    if screen:
        k=mr[mr<3.267*m]
        if len(k) and k.mean()>0: return k.mean()
    return m
o={"source":src+": t; formulae of the docstrings of predictiveP and pPrime written out in numpy","conventions":"null = missing","cases":[]}
for k in range(8):
    n=[7,9,13,25,37,13,25,25][k]; y=np.round(50+rng.normal(0,3,n),2)
    if k==5: y[-1]=70
    if k==6: y[10]=90
    vals=[float(a) for a in y]
    if k==7: vals[4]=None; vals[-1]=None
    arr=np.array([np.nan if a is None else a for a in vals]); last=np.where(~np.isnan(arr))[0][-1]; base=arr[:last]; b=base[~np.isnan(base)]; nb=len(b)
    s=mr_sigma(base)/1.128; t=abs(arr[last]-b.mean())/(s*np.sqrt(1+1/nb))
    o["cases"].append({"id":f"n {n}, {k}","input":{"values":vals},"expected":float(2*stats.t.sf(t,.62*(nb-1)))})
json.dump(o,open(here / "scipy-predictive-p.json","w"),indent=0)
o={"source":src+": formulae of Laney 2002 as in the docstring of pPrime written out in numpy","conventions":"null = missing; limits null where the denominator is missing","cases":[]}
for k in range(6):
    n=[24,24,12,8,24,30][k]; d=rng.integers([800,8000,20,300,900,5000][k],[1200,16000,45,500,1100,9000][k],n)
    pr=np.clip([.92,.85,.8,.97,.9,.95][k]+rng.normal(0,[.02,.03,.0,.02,0.0,.01][k],n),0,1)
    x=rng.binomial(d,pr); x=[int(q) for q in x]; d=[int(q) for q in d]
    if k==4: # less than chance
        x=[round(.9*q) for q in d]; x[3]+=1
    if k==5: d[4]=0; x[4]=0; x[9]=None; x[20]=int(x[20]*.8)
    xa=np.array([np.nan if a is None else a for a in x],float); da=np.array(d,float); bad=np.isnan(xa)|(da==0)
    xa[bad]=np.nan; da[bad]=np.nan; pb=np.nansum(xa)/np.nansum(da); p=xa/da; sp=np.sqrt(pb*(1-pb)/da); z=(p-pb)/sp; sz=mr_sigma(z)/1.128
    plain = np.nanmean(da)<50 or sz<=1
    s=1 if plain else sz
    lo=np.clip(pb-3*sp*s,0,1); hi=np.clip(pb+3*sp*s,0,1)
    f=lambda a:[None if np.isnan(q) else float(q) for q in a]
    out_=[("above limit" if q>h else "below limit" if q<l else "") for q,l,h in zip(p,pb-3*sp*s,pb+3*sp*s)]
    o["cases"].append({"id":f"case {k}","input":{"numerators":x,"denominators":d},"expected":{"chart":"p" if plain else "p-prime","sigmaZ":float(s),"mean":float(pb),"lower":f(lo),"upper":f(hi),"outside":out_}})
json.dump(o,open(here / "numpy-p-prime.json","w"),indent=0)
